import type { TableFacts } from './facts-shape.server.ts'

const LIST = { kept: 'Constancia de sanciones: se conserva cada versión con el tiempo en que contó.' }
const CLOSED = 'lista cerrada'

/** Lists of sanctions, as they came and as they are shown. */
export const SANCTION_FACTS: Record<string, TableFacts> = {
  sanction_lists: {
    ...{ words: 'Lista de sanciones', key: ['code'], accounts: ['created_by'] },
    searched: ['title', 'source', 'person_basis', 'removed_reason'],
    passed: { source_url: 'dirección de la fuente', mapping: 'nombres de columnas' },
    retention: LIST,
  },
  sanction_snapshots: {
    ...{ words: 'Importación de una lista de sanciones', key: ['id'], accounts: ['actor_id', 'decided_by'] },
    searched: ['file_name', 'problem', 'decision_reason'],
    passed: {
      ...{
        list: CLOSED,
        door: CLOSED,
        state: CLOSED,
        hold_reasons: CLOSED,
        encoding: CLOSED,
        separator: CLOSED,
        sha256: 'huella',
      },
    },
    retention: LIST,
  },
  sanction_snapshot_files: {
    ...{ words: 'Archivo de una lista de sanciones', key: ['snapshot_id'] },
    passed: { content: 'los bytes como llegaron: cada renglón está en las sanciones o en los renglones rechazados' },
    retention: LIST,
  },
  sanction_staged_rows: {
    ...{ words: 'Renglón de una lista que aún no cuenta', key: ['snapshot_id', 'row'] },
    searched: ['content', 'public_content', 'key'],
    passed: { content_hash: 'huella' },
    retention: { kept: 'Se borra cuando se decide la importación de la lista.' },
  },
  sanction_refused_rows: {
    ...{ words: 'Renglón rechazado de una lista', key: ['snapshot_id', 'position'], searched: ['raw', 'sentence'] },
    passed: { column_name: 'nombre de una columna', code: CLOSED },
    retention: LIST,
  },
  sanction_entries: {
    ...{ words: 'Sanción de una lista', key: ['list', 'id'], searched: ['content', 'rfc', 'key'] },
    passed: {
      ...{ sanction_id: 'identificador', content_hash: 'huella', effect: CLOSED },
      name_key: 'el nombre de content, sin acentos, para comparar',
    },
    retention: LIST,
  },
  sanction_resolutions: {
    ...{ words: 'Resolución que sanciona', key: ['id'], searched: ['document', 'title'] },
    ...{ accounts: ['created_by', 'updated_by'], passed: { state: CLOSED, sanction_id: 'identificador' } },
    retention: LIST,
  },
  sanction_resolution_acts: {
    ...{
      words: 'Acto sobre una resolución',
      key: ['resolution_id', 'id'],
      searched: ['reason', 'judgement', 'document'],
    },
    ...{ accounts: ['actor_id'], passed: { act: CLOSED } },
    retention: LIST,
  },
  sanction_matches: {
    ...{ words: 'Cotejo con las listas de sanciones', key: ['ocid', 'act'] },
    searched: ['supplier_id', 'supplier_name', 'hits'],
    passed: { act_ref: 'número de la adjudicación o del contrato', outcome: CLOSED },
    retention: LIST,
  },
  sanction_match_runs: {
    ...{ words: 'Corrida del cotejo', key: ['id'], passed: { door: CLOSED, counts: 'cuentas' } },
    retention: { kept: 'Cuentas; no nombran a nadie.' },
  },
  control_notices: {
    ...{ words: 'Aviso al órgano interno de control', key: ['ocid', 'act'], searched: ['supplier_id', 'reason'] },
    ...{ accounts: ['seen_by'] },
    passed: { kind: CLOSED, act_ref: 'número de la adjudicación o del contrato', outcome: CLOSED },
    retention: LIST,
  },
  published_sanction_matches: {
    ...{ words: 'Cotejo publicado', key: ['ocid', 'act'], searched: ['supplier_id', 'supplier_name', 'hits'] },
    passed: { act_ref: 'número de la adjudicación o del contrato', outcome: CLOSED },
    retention: LIST,
  },
  published_sanction_snapshots: {
    ...{ words: 'Archivo de una lista de sanciones, público', key: ['id'], searched: [] },
    passed: { list: CLOSED, sha256: 'huella' },
    retention: LIST,
  },
  published_participants: {
    ...{ words: 'Participante de un proceso', key: ['ocid'], searched: ['match_key', 'party_id'] },
    retention: { kept: 'Información pública de contrataciones; una orden de autoridad puede retirarla.' },
  },
  published_sanction_lists: {
    ...{ words: 'Lista de sanciones, pública', key: ['code'], searched: ['title', 'source', 'removed_reason'] },
    passed: { source_url: 'dirección de la fuente', sha256: 'huella' },
    retention: LIST,
  },
  published_sanctions: {
    ...{
      words: 'Sanción publicada',
      key: ['list', 'id'],
      searched: ['content', 'name', 'rfc', 'authority', 'file_number'],
    },
    passed: {
      ...{ kinds: CLOSED, effect: CLOSED, standing: CLOSED, snapshot_sha256: 'huella' },
      tsv: 'índice de búsqueda de las columnas que sí se revisan',
    },
    retention: LIST,
  },
}
