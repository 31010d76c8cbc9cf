import type { TableFacts } from './facts-shape.server.ts'

const OF_ACCOUNT = { kept: 'Dura lo que la cuenta y se borra con ella.' }
const ROSTER = { kept: 'Padrón de entes, que es público.' }
const SECRET = 'secreto cifrado o su huella: no dice de quién es'

/** Tables of no entity. */
export const STATE_FACTS: Record<string, TableFacts> = {
  deployment: {
    ...{ words: 'Datos del portal', key: ['state_slug'], searched: ['settings'] },
    retention: { kept: 'Una fila, que se reescribe.' },
  },
  entities: {
    ...{ words: 'Ficha del ente', key: ['slug'] },
    searched: ['name', 'short_name', 'rfc', 'source', 'note', 'notice', 'status_reason', 'natural_rfc_legal_basis'],
    passed: {
      ...{ key: 'clave del ente', level: 'lista cerrada', sphere: 'lista cerrada', kind: 'lista cerrada' },
      ...{ inegi_key: 'clave del INEGI', closed: 'fecha', status: 'lista cerrada', status_since: 'fecha' },
      screen_fields: 'nombres de campos',
    },
    retention: ROSTER,
  },
  entity_acts: {
    ...{ words: 'Acto sobre el padrón de entes', key: ['id'], searched: ['reason', 'detail'], accounts: ['actor_id'] },
    passed: { act: 'lista cerrada', origin: 'lista cerrada', effective_on: 'fecha' },
    retention: ROSTER,
  },
  entity_aliases: {
    ...{ words: 'Nombre anterior de un ente', key: ['slug'], searched: ['name', 'short_name', 'source'] },
    passed: { valid_from: 'fecha', valid_until: 'fecha' },
    retention: ROSTER,
  },
  mail_tokens: {
    ...{ words: 'Enlace de un correo', key: [], passed: { token_hash: SECRET } },
    retention: 'mails',
  },
  mails: {
    ...{ words: 'Aviso por correo', key: ['id'], accounts: ['user_id', 'about_user_id'] },
    passed: { kind: 'lista cerrada', state: 'lista cerrada', problem: 'lista cerrada' },
    retention: 'mails',
  },
  person_requests: {
    ...{ words: 'Solicitud de derechos sobre datos personales', key: ['id'], searched: ['folio'] },
    passed: { act: 'lista cerrada', digests: 'huellas con llave de lo buscado, nunca el dato' },
    retention: 'requests',
  },
  person_restrictions: {
    ...{ words: 'Limitación del uso de datos de una persona', key: ['id'], searched: ['reason', 'lifted_reason'] },
    passed: { kind: 'lista cerrada', ground: 'lista cerrada', digest: 'huella con llave, nunca el dato' },
    retention: 'requests',
  },
  privacy_readings: {
    ...{ words: 'Lectura del aviso de privacidad', key: ['version'], accounts: ['user_id'] },
    passed: { how: 'lista cerrada' },
    retention: OF_ACCOUNT,
  },
  published_ocids: {
    ...{ words: 'Identificador de un proceso', key: ['ocid'] },
    retention: { kept: 'Identificadores de procesos; no nombran a nadie.' },
  },
  rate_limits: {
    ...{ words: 'Conteo de intentos', key: [], passed: { key: 'huella con llave, nunca la dirección ni el correo' } },
    retention: 'attempts',
  },
  recovery_codes: {
    ...{ words: 'Códigos de recuperación', key: [], passed: { code_hash: SECRET } },
    retention: OF_ACCOUNT,
  },
  second_factors: {
    ...{ words: 'Segundo factor de una cuenta', key: ['id'], accounts: ['user_id'] },
    passed: { secret_box: SECRET, key_id: SECRET, code_salt: SECRET },
    retention: OF_ACCOUNT,
  },
  sessions: {
    ...{ words: 'Sesión abierta', key: ['public_id'], accounts: ['user_id'] },
    passed: { id_hash: SECRET, browser: 'palabras como «Firefox en Windows»' },
    retention: 'sessions',
  },
  supplier_decisions: {
    ...{ words: 'Decisión sobre la identidad de un proveedor', key: ['id'], accounts: ['decided_by', 'undone_by'] },
    searched: ['supplier_id', 'identity_id', 'moved', 'reason', 'undo_reason'],
    passed: { kind: 'lista cerrada' },
    retention: { kept: 'Constancia de por qué se unieron o separaron proveedores.' },
  },
  users: {
    ...{ words: 'Cuenta', key: ['id'], searched: ['email', 'name'] },
    passed: { password_hash: SECRET, state_roles: 'lista cerrada' },
    retention: 'accounts',
  },
  waiting_sign_ins: {
    ...{ words: 'Entrada que espera su código', key: [], accounts: ['user_id'] },
    passed: { id_hash: SECRET, browser: 'palabras como «Firefox en Windows»' },
    retention: 'sessions',
  },
}
