import { readdirSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { codelistNames, codes, isCode } from '#app/ocds/codelists.ts'
import { walkFields } from '#app/ocds/fields.ts'
import { officialFilesFor, readOfficialText } from './official-files.ts'

const ocdsLists = readdirSync('schemas/codelists/ocds').map((file) => file.replace('.csv', ''))

test('each codelist that a field names exists and has codes', () => {
  const named = new Set(walkFields().flatMap((field) => field.codelist ?? []))
  expect(named.size).toBeGreaterThan(25)
  for (const list of named) expect(codes(list).length, list).toBeGreaterThan(0)
})

test('every code has a Spanish title of its own and a sentence', () => {
  for (const list of codelistNames().filter((name) => name !== 'procedure' && name !== 'expectedDocument')) {
    const titles = codes(list).map((code) => code.title)
    expect(titles, list).toHaveLength(new Set(titles).size)
    for (const code of codes(list)) expect(code.description, `${list}: ${code.code}`).toMatch(/\.$/)
  }
})

test.each(ocdsLists)('%s has exactly the codes of OCDS 1.1.5, and beside them only marked additions', (list) => {
  if (!officialFilesFor(`codes of ${list}`)) return
  const official = codesIn(`ocds-1.1.5/codelists/${list}.csv`)
  const ours = codes(list).filter((code) => code.more?.source === 'OCDS')
  expect(ours.map((code) => code.code).sort()).toEqual(official.sort())
})

test.each([
  ['contactPointType', 'contactPointType', 'contactPointType.csv'],
  ['guarantees', 'guaranteeType', 'guaranteeType.csv'],
  ['guarantees', 'guaranteedObligations', 'guaranteedObligations.csv'],
  ['nameBreakdown', 'legalPersonality', 'legalPersonality.csv'],
  ['paymentMethod', 'paymentMethod', 'paymentMethod.csv'],
  ['surveillanceMechanisms', 'surveillanceMechanisms', 'surveillanceMechanisms.csv'],
  ['clarificationMeetings', 'partyRole', '+partyRole.csv'],
  ['requestForQuotes', 'partyRole', '+partyRole.csv'],
  ['procurementUnits', 'partyRole', '+partyRole.csv'],
  ['publicNotices', 'milestoneType', '+milestoneType.csv'],
  ['extendedProcurementCategory', 'extendedProcurementCategory', '+extendedProcurementCategory.reconstructed.csv'],
])('extension %s: %s has its codes', (extension, list, file) => {
  if (!officialFilesFor(`codes of ${extension}`)) return
  for (const code of codesIn(`edca-mx/extensions/${extension}/codelists/${file}`)) {
    expect(isCode(list, code), `${list}: ${code}`).toBe(true)
  }
})

test('implementationStatus follows the enum of its extension, not the `active` of its CSV', () => {
  expect(codes('implementationStatus').map((code) => code.code)).toEqual(['planning', 'ongoing', 'concluded'])
})

test('document types of the INAI tool and of the national platform are there', () => {
  for (const type of ['request', 'settlement', 'procurementMethodAuthorization', 'quote', 'awardDecisionCertificate']) {
    expect(isCode('documentType', type), type).toBe(true)
  }
  expect(codes('documentType')).toHaveLength(41 + 11 + 11)
})

test('every document type has the stage in which it is expected', () => {
  const stages = new Set(codes('documentType').map((code) => code.more?.section))
  expect([...stages].sort()).toEqual(['award', 'contract', 'implementation', 'planning', 'tender'])
})

function codesIn(path: string): string[] {
  const rows: Record<string, string>[] = parse(readOfficialText(path), { columns: true, bom: true })
  return rows.map((row) => row.Code ?? '')
}
