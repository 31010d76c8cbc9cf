import type { JsonObject } from '#app/ocds/types.ts'

/** What a process begins with that nobody should have to type. */
export interface Beginning {
  ocid: string
  entity: { key: string; name: string; rfc: string | null }
  /** Code of `tender.procurementMethod`, and the legal name of the procedure. */
  method: string
  procedure: string
  fileNumber: string
  title: string
}

/** Id in `parties` of the entity itself: by its RFC or, without one, by its key in this portal. */
export function entityPartyId(entity: { key: string; rfc: string | null }): string {
  return entity.rfc ? `MX-RFC-${entity.rfc}` : `MX-PORTAL-${entity.key}`
}

/** The document of a new process: the entity buys and conducts the procedure, in Spanish, under its file number. */
export function beginDocument({ ocid, entity, method, procedure, fileNumber, title }: Beginning): JsonObject {
  const id = entityPartyId(entity)
  const reference = { id, name: entity.name }
  const identifier = entity.rfc ? { identifier: { scheme: 'MX-RFC', id: entity.rfc, legalName: entity.name } } : {}
  return {
    ocid,
    initiationType: 'tender',
    language: 'es',
    parties: [{ id, name: entity.name, ...identifier, roles: ['buyer', 'procuringEntity'] }],
    buyer: reference,
    tender: {
      id: fileNumber,
      title,
      status: 'planned',
      procuringEntity: reference,
      procurementMethod: method,
      procurementMethodDetails: procedure,
    },
  }
}
