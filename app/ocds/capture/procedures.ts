import { type Code, codes } from '../codelists.ts'
import type { Stage } from '../stage.ts'

/** A procedure under its legal name in one legal regime, dated; from `schemas/codelists/local/procedure.csv`. */
export type Procedure = {
  code: string
  /** Legal name, verbatim, for `tender.procurementMethodDetails`. */
  label: string
  description: string
  regime: string
  /** Code of `tender.procurementMethod`. */
  method: string
  /** Codes of `mainProcurementCategory` it may be used for; empty means all. */
  categories: string[]
  /** First and last day (ISO date) of validity; absent means unknown or open. */
  from?: string
  until?: string
  /** `fuente`, `derivado`, `verificar` or `ficticio`: how sure the row is. */
  certainty: string
}

/** A document that a procedure is expected to publish, and the stage that must hold it once it is reached. */
export type ExpectedDocument = { documentType: string; title: string; why: string; section: Stage }

/** The procedures of a legal regime that are in force on a day (ISO date); without a day, all of them. */
export function proceduresOf(regime: string, day?: string): Procedure[] {
  return codes('procedure')
    .map(procedureOf)
    .filter((procedure) => procedure.regime === regime && isInForce(procedure, day))
}

/** The documents asked of a procurement method; an unknown method asks nothing. */
export function expectedDocuments(method: string): ExpectedDocument[] {
  return codes('expectedDocument')
    .filter((row) => row.more?.method === method)
    .map((row) => ({
      documentType: row.more?.documentType ?? '',
      title: row.title,
      why: row.description,
      section: row.more?.section as Stage,
    }))
}

function procedureOf(row: Code): Procedure {
  const more = row.more ?? {}
  const procedure: Procedure = {
    code: row.code,
    label: row.title,
    description: row.description,
    regime: more.regime ?? '',
    method: more.method ?? '',
    categories: more.categories?.split(' ') ?? [],
    certainty: more.certainty ?? '',
  }
  if (more.from) procedure.from = more.from
  if (more.until) procedure.until = more.until
  return procedure
}

function isInForce(procedure: Procedure, day?: string): boolean {
  if (!day) return true
  return (procedure.from ?? '') <= day && day <= (procedure.until ?? '9999')
}
