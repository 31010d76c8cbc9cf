import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'
import { actAsApplicant } from '#app/suppliers/integrity/applying/act-as-applicant.server.ts'
import type { Applicant } from '#app/suppliers/integrity/applying/applicant.server.ts'
import { beginApplication } from '#app/suppliers/integrity/applying/begin-application.server.ts'
import { saveElement } from '#app/suppliers/integrity/applying/save-element.server.ts'
import { ELEMENT_CODES } from '#app/suppliers/integrity/domain/elements.ts'
import {
  assignReviewer,
  markElement,
  proposeDecision,
} from '#app/suppliers/integrity/reviewing/act-as-official.server.ts'
import { decide } from '#app/suppliers/integrity/reviewing/decide.server.ts'

/** A confirmed account of a company, past the mail. */
export async function seedCompany(god: Sql, rfc: string, name: string): Promise<Applicant> {
  const email = `${randomBytes(4).toString('hex')}@empresa.example`
  const [row] = await god<{ id: string }[]>`
    insert into supplier_accounts (email, rfc, supplier_id, name, confirmed_at)
    values (${email}, ${rfc}, ${`MX-RFC-${rfc}`}, ${name}, now()) returning id`
  return { accountId: row!.id, rfc, supplierId: `MX-RFC-${rfc}`, name }
}

const SAYS = 'Tenemos el documento desde 2020, lo firma todo el personal y se revisa cada año con un informe.'

/** An application filled in and sent; returns its id. */
export async function sendApplication(company: Applicant, kind: 'new' | 'update' | 'renewal' = 'new'): Promise<string> {
  const id = await beginApplication(company, kind)
  for (const code of ELEMENT_CODES) await saveElement(company, id, code, { level: 2, answer: SAYS })
  await actAsApplicant(company, id, 'send')
  return id
}

/** Reviews it whole by one person and decides it by another. */
export async function reviewAndDecide(
  id: string,
  people: { reviewer: string; decider: string },
  outcome: 'grant' | 'deny',
): Promise<void> {
  await assignReviewer(people.decider, id, people.reviewer)
  for (const code of ELEMENT_CODES)
    await markElement(people.reviewer, id, code, {
      level: outcome === 'grant' ? 2 : 1,
      reasons: 'Se vio el documento y sus acuses.',
    })
  await proposeDecision(people.reviewer, id, outcome, 'Lo presentado lo muestra.')
  await decide(people.decider, id, outcome, 'Se coincide con la revisión.')
}
