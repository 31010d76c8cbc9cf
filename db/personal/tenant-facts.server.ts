import type { TableFacts } from './facts-shape.server.ts'

const ARCHIVE = { kept: 'Documento de archivo del ente: lo rige su catálogo de disposición documental.' }

/** Tables of one entity, which row security keeps apart. */
export const TENANT_FACTS: Record<string, TableFacts> = {
  audit_events: {
    ...{ words: 'Entradas de la bitácora', key: ['position'], searched: ['subject', 'detail'], accounts: ['actor_id'] },
    passed: {
      ...{ door: 'lista cerrada', action: 'lista cerrada' },
      ...{ previous_hash: 'huella de la cadena', hash: 'huella de la cadena' },
    },
    retention: { kept: 'Guarda números y no nombres; su cadena no se puede cortar.' },
  },
  audit_heads: {
    ...{ words: 'Cabeza de la bitácora', key: ['position'], passed: { hash: 'huella de la cadena' } },
    retention: { kept: 'Una fila por ente, sin datos de nadie.' },
  },
  counters: {
    ...{ words: 'Número consecutivo', key: ['name'] },
    retention: { kept: 'Números; no nombran a nadie.' },
  },
  draft_events: {
    ...{ words: 'Comentario o paso de la revisión', key: ['draft_id', 'id'], searched: ['body', 'path'] },
    ...{ accounts: ['actor_id'], passed: { kind: 'lista cerrada' } },
    retention: ARCHIVE,
  },
  drafts: {
    ...{ words: 'Proceso en captura', key: ['ocid', 'id'], searched: ['document', 'title', 'findings'] },
    accounts: ['created_by', 'updated_by', 'captured_by'],
    passed: { state: 'lista cerrada', method: 'lista cerrada' },
    retention: ARCHIVE,
  },
  import_files: {
    ...{ words: 'Archivo de una importación', key: ['import_id', 'position'], searched: ['name'] },
    retention: 'imports',
  },
  import_findings: {
    ...{ words: 'Hallazgo de una importación', key: ['import_id', 'position'] },
    searched: ['file', 'ocid', 'release_id', 'path', 'message'],
    passed: { severity: 'lista cerrada' },
    retention: 'imports',
  },
  imports: {
    ...{ words: 'Importación', key: ['id'], searched: ['sources', 'failure'], accounts: ['actor_id'] },
    passed: { actor: 'lista cerrada', counts: 'cuentas', state: 'lista cerrada' },
    retention: 'imports',
  },
  invitations: {
    ...{ words: 'Invitación', key: ['id'], searched: ['email', 'name'], accounts: ['invited_by', 'closed_by'] },
    passed: { roles: 'lista cerrada', state: 'lista cerrada' },
    retention: 'invitations',
  },
  member_notices: {
    ...{
      words: 'Aviso interno',
      key: ['id'],
      accounts: ['user_id', 'about_user_id'],
      passed: { kind: 'lista cerrada' },
    },
    retention: 'notices',
  },
  memberships: {
    ...{ words: 'Papel en un ente', key: ['role'], accounts: ['user_id'] },
    retention: { kept: 'Dura lo que el encargo; se quita con él.' },
  },
  release_originals: {
    ...{ words: 'Dato importado, tal como llegó', key: ['ocid', 'release_id'], searched: ['original', 'file'] },
    passed: { sha256: 'huella', outcome: 'lista cerrada' },
    retention: ARCHIVE,
  },
}
