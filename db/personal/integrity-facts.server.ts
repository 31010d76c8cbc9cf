import type { TableFacts } from './facts-shape.server.ts'

const FILE = {
  kept: 'Expediente de una decisión: lo que diga el catálogo de disposición documental de la coordinación.',
}
const REGISTRY = { kept: 'Padrón público de integridad: la historia de cada insignia se conserva.' }
const CLOSED = 'lista cerrada'

/** The integrity registry and the accounts of companies. */
export const INTEGRITY_FACTS: Record<string, TableFacts> = {
  supplier_accounts: {
    ...{ words: 'Cuenta de una empresa', key: ['id'], searched: ['email', 'name', 'rfc'] },
    passed: { supplier_id: 'el RFC de la empresa, con su prefijo' },
    retention: { kept: 'Dura mientras la empresa la usa; sin confirmar se borra a los siete días.' },
  },
  supplier_sessions: {
    ...{ words: 'Sesión de una empresa', key: [], passed: { id_hash: 'huella del secreto' } },
    retention: { kept: 'Doce horas; la siguiente entrada borra las que terminaron.' },
  },
  integrity_applications: {
    ...{ words: 'Solicitud de insignia de integridad', key: ['folio'] },
    searched: ['name', 'rfc', 'appeal_text', 'recommendation_reasons'],
    accounts: ['reviewer_id', 'decider_id'],
    passed: {
      ...{ kind: CLOSED, state: CLOSED, recommendation: CLOSED, badge_folio: 'folio' },
      supplier_id: 'el RFC de la empresa, con su prefijo',
    },
    retention: FILE,
  },
  integrity_answers: {
    ...{ words: 'Respuesta de una solicitud de integridad', key: ['application_id'], searched: ['answer'] },
    passed: { element: CLOSED },
    retention: FILE,
  },
  integrity_evidence: {
    ...{ words: 'Evidencia de una solicitud de integridad', key: ['id'], searched: ['title', 'url'] },
    passed: { element: CLOSED, type: CLOSED, sha256: 'huella' },
    retention: FILE,
  },
  integrity_evidence_files: {
    ...{ words: 'Archivo de evidencia de una solicitud de integridad', key: ['evidence_id'] },
    passed: { content: 'los bytes como llegaron; su título está en la evidencia' },
    retention: FILE,
  },
  integrity_marks: {
    ...{ words: 'Valoración de una solicitud de integridad', key: ['application_id'], searched: ['reasons'] },
    ...{ accounts: ['marked_by'], passed: { element: CLOSED } },
    retention: FILE,
  },
  integrity_messages: {
    ...{ words: 'Pregunta o respuesta de una solicitud de integridad', key: ['id'], searched: ['body'] },
    ...{ accounts: ['user_id'], passed: { author: CLOSED, element: CLOSED } },
    retention: FILE,
  },
  integrity_conflicts: {
    ...{ words: 'Conflicto de interés declarado', key: ['application_id'], searched: ['reason'] },
    accounts: ['user_id'],
    retention: FILE,
  },
  integrity_acts: {
    ...{ words: 'Acto sobre una solicitud de integridad', key: ['application_id'], searched: ['reasons'] },
    ...{ accounts: ['actor_id'], passed: { act: CLOSED, from_state: CLOSED, to_state: CLOSED } },
    retention: FILE,
  },
  integrity_decisions: {
    ...{ words: 'Decisión sobre una solicitud de integridad', key: ['application_id'], searched: ['reasons', 'marks'] },
    ...{ accounts: ['decided_by'], passed: { stage: CLOSED, outcome: CLOSED } },
    retention: FILE,
  },
  integrity_badge_acts: {
    ...{ words: 'Acto sobre una insignia', key: ['folio'], searched: ['cause', 'ground'], accounts: ['actor_id'] },
    passed: { act: CLOSED, origin: CLOSED, cause_key: 'clave de la sanción en su lista' },
    retention: REGISTRY,
  },
  published_badges: {
    ...{ words: 'Insignia de integridad publicada', key: ['folio'], searched: ['name', 'rfc', 'acts'] },
    passed: {
      ...{ supplier_id: 'el RFC de la empresa, con su prefijo', elements: CLOSED, law: CLOSED },
      words: 'nombre, RFC y folio, sin acentos, para buscar',
    },
    retention: REGISTRY,
  },
  published_signing_keys: {
    ...{ words: 'Llave pública de firma', key: ['key_id'], passed: { public_key: 'llave pública' } },
    retention: { kept: 'Permite comprobar lo que se firmó.' },
  },
}
