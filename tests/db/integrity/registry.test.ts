import { afterAll, beforeAll, expect, test } from 'vitest'
import { actAsApplicant } from '#app/suppliers/integrity/applying/act-as-applicant.server.ts'
import type { Applicant } from '#app/suppliers/integrity/applying/applicant.server.ts'
import { beginApplication } from '#app/suppliers/integrity/applying/begin-application.server.ts'
import { loadApplication } from '#app/suppliers/integrity/applying/load-application.server.ts'
import {
  ACCOUNT_BYTES,
  addFile,
  addLink,
  removeEvidence,
  saveElement,
} from '#app/suppliers/integrity/applying/save-element.server.ts'
import { serveEvidence, serveOwnEvidence } from '#app/suppliers/integrity/applying/serve-evidence.server.ts'
import { noteUpdateSent } from '#app/suppliers/integrity/badges/note-update-sent.server.ts'
import { remindHolders } from '#app/suppliers/integrity/badges/remind-holders.server.ts'
import { liftSuspensions, suspendBadges } from '#app/suppliers/integrity/badges/suspend-badges.server.ts'
import { addDays } from '#app/suppliers/integrity/domain/calendar.ts'
import { ELEMENT_CODES } from '#app/suppliers/integrity/domain/elements.ts'
import { answerBadge } from '#app/suppliers/integrity/public/answer-badge.server.ts'
import { loadBadgeList } from '#app/suppliers/integrity/public/list-badges.server.ts'
import { showBadge } from '#app/suppliers/integrity/public/show-badge.server.ts'
import {
  askApplicant,
  assignReviewer,
  declareConflict,
  markElement,
  proposeDecision,
} from '#app/suppliers/integrity/reviewing/act-as-official.server.ts'
import { changeBadge } from '#app/suppliers/integrity/reviewing/badge-desk.server.ts'
import { decide, decideAppeal } from '#app/suppliers/integrity/reviewing/decide.server.ts'
import { loadInbox, loadReview } from '#app/suppliers/integrity/reviewing/load-review.server.ts'
import { publishedKeys, publishSigningKey } from '#app/suppliers/integrity/signing/keys.server.ts'
import { verifySigned } from '#app/suppliers/integrity/signing/sign.ts'
import { today } from '#app/suppliers/integrity/today.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { reviewAndDecide, seedCompany, sendApplication } from './company.ts'

let database: TestDatabase
let people: { reviewer: string; decider: string; third: string }
let acero: Applicant
let otra: Applicant

beforeAll(async () => {
  database = await openTestDatabase()
  const coordinator = (name: string) => seedUser(database.god, `${name}@prueba.invalid`, [], ['coordinator'])
  people = {
    reviewer: await coordinator('revisa'),
    decider: await coordinator('decide'),
    third: await coordinator('tercera'),
  }
  acero = await seedCompany(database.god, 'ANH150309AB1', 'Aceros Ñandú, S.A. de C.V.')
  otra = await seedCompany(database.god, 'OTR150309AB1', 'Otra Empresa, S.C.')
})
afterAll(() => database.close())

const refusal = async (work: Promise<unknown>): Promise<string | number> =>
  work.then(
    () => 'done',
    (error: { code?: string; init?: { status?: number } }) => error.code ?? error.init?.status ?? String(error),
  )
test('an account fills no disk: its files have a sum, over every application it begins and gives up', async () => {
  const llena = await seedCompany(database.god, 'LLE150309AB1', 'Llena, S.A. de C.V.')
  const file = { name: 'a.pdf', title: '', content: Buffer.from('%PDF-1.7 canario') }
  const first = await beginApplication(llena, 'new')
  expect(await refusal(addFile(llena, first, ELEMENT_CODES[0], file))).toBe('done')
  // As if it had been filled before.
  await database.god`update integrity_evidence set bytes = ${ACCOUNT_BYTES - 5} where application_id = ${first}`
  await actAsApplicant(llena, first, 'desist')
  const second = await beginApplication(llena, 'new')
  expect(await refusal(addFile(llena, second, ELEMENT_CODES[0], file))).toBe('too-many-bytes')
  expect(await database.god`select 1 from integrity_evidence where application_id = ${second}`).toHaveLength(0)
})

const folioOf = async (id: string) =>
  (
    await database.god<{ folio: string }[]>`select badge_folio as folio from integrity_applications where id = ${id}`
  )[0]!.folio

test('from the first word to the badge: kept as it is written, sent whole, decided by two, public and signed', async () => {
  const id = await beginApplication(acero, 'new')
  expect(await refusal(beginApplication(acero, 'new'))).toBe('application-open')
  expect(await refusal(actAsApplicant(acero, id, 'send'))).toBe('incomplete')
  await saveElement(acero, id, 'training', { level: null, answer: 'A medias' })
  expect((await loadApplication(acero, id)).elements[4]).toMatchObject({ answer: 'A medias', level: null })
  // Another company finds nothing of it, whatever it asks.
  expect(await refusal(loadApplication(otra, id))).toBe(404)
  expect(await refusal(saveElement(otra, id, 'training', { level: 1, answer: 'x' }))).toBe(404)
  expect(await refusal(actAsApplicant(otra, id, 'desist'))).toBe(404)
  expect(await refusal(loadReview(people.reviewer, id)), 'a draft is nobody else’s').toBe(404)
  await actAsApplicant(acero, id, 'desist')

  const sent = await sendApplication(acero)
  expect((await loadInbox(people.reviewer)).mine.map(({ id: one }) => one)).toEqual([sent])
  expect(await refusal(saveElement(acero, sent, 'training', { level: 1, answer: 'x' }))).toBe('application-closed')
  expect(await refusal(markElement(people.reviewer, sent, 'training', { level: 2, reasons: 'x' }))).toBe(
    'not-the-reviewer',
  )
  await assignReviewer(people.decider, sent, people.reviewer)
  expect(await refusal(proposeDecision(people.reviewer, sent, 'grant', 'Bien.'))).toBe('marks-missing')
  await askApplicant(people.reviewer, sent, '¿Quién lo aprobó?')
  await saveElement(acero, sent, 'training', {
    level: 3,
    answer: 'Se agrega el acta que lo aprobó, del consejo de administración.',
  })
  await actAsApplicant(acero, sent, 'answer', 'El consejo.')
  const { elements } = await loadReview(people.reviewer, sent)
  for (const { code } of elements) await markElement(people.reviewer, sent, code, { level: 2, reasons: 'Se vio.' })
  expect(await refusal(proposeDecision(people.decider, sent, 'grant', 'Bien.'))).toBe('not-the-reviewer')
  await proposeDecision(people.reviewer, sent, 'grant', 'Bien.')
  expect(await refusal(decide(people.reviewer, sent, 'grant', 'Bien.'))).toBe('same-person')
  expect(await database.god`select 1 from published_badges`).toHaveLength(0)
  await decide(people.decider, sent, 'grant', 'Se concede.')

  const folio = await folioOf(sent)
  expect(await showBadge(folio)).toMatchObject({ state: 'held', name: acero.name, rfc: acero.rfc })
  expect(await loadBadgeList(new URLSearchParams('q=nandu&estado=held'))).toMatchObject({
    total: 1,
    lines: [{ folio }],
  })
  await publishSigningKey()
  const answer: unknown = JSON.parse((await answerBadge(folio.toLowerCase())).body)
  expect(verifySigned(answer, await publishedKeys())).toMatchObject({
    valid: true,
    statement: { folio, state: 'held' },
  })
  const mails =
    await database.god`select kind from mails where supplier_account_id = ${acero.accountId} order by created_at`
  expect(mails.map(({ kind }) => kind)).toEqual(['integrity-question', 'integrity-decision'])
  expect(await refusal(beginApplication(acero, 'new'))).toBe('badge-stands')
})

test('a denial is appealed in its term and decided by a third person; who has a conflict takes no part', async () => {
  const id = await sendApplication(otra)
  await assignReviewer(people.decider, id, people.third)
  await declareConflict(people.third, id, 'Mi hermano trabaja ahí.')
  expect(await refusal(assignReviewer(people.decider, id, people.third))).toBe('reviewer-conflict')
  await reviewAndDecide(id, people, 'deny')
  expect(await refusal(decideAppeal(people.third, id, 'grant', 'x'))).toBe('wrong-state')
  expect((await loadApplication(otra, id)).decisions[0]?.marks).toHaveLength(7)
  await actAsApplicant(otra, id, 'appeal', 'No se leyó el anexo.')
  for (const [person, why] of [
    [people.reviewer, 'same-person'],
    [people.decider, 'same-person'],
    [people.third, 'conflict'],
  ] as const)
    expect(await refusal(decideAppeal(person, id, 'grant', 'x'))).toBe(why)
  const fourth = await seedUser(database.god, 'cuarta@prueba.invalid', [], ['coordinator'])
  await decideAppeal(fourth, id, 'grant', 'El anexo lo muestra.')
  expect(await showBadge(await folioOf(id))).toMatchObject({ state: 'held' })

  const late = await seedCompany(database.god, 'TAR150309AB1', 'Tarde, S.A.')
  const denied = await sendApplication(late)
  await reviewAndDecide(denied, people, 'deny')
  await database.god.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update integrity_decisions set appeal_until = ${addDays(today(), -1)} where application_id = ${denied}`
  })
  expect(await refusal(actAsApplicant(late, denied, 'appeal', 'Tarde.'))).toBe('appeal-late')
})

test('a list suspends a badge by itself once, and lifts it when the list is corrected; the history stays', async () => {
  const [badge] = await database.god<{ folio: string }[]>`select folio from published_badges where rfc = ${acero.rfc}`
  const cause = {
    key: 'sat-69b/ANH150309AB1',
    sentence: 'Aparece como definitiva en el listado 69-B.',
    ground: 'CFF 69-B',
  }
  const suspend = () => asPlatform((tx) => suspendBadges(tx, [acero.supplierId, 'MX-RFC-NADIE'], cause))
  expect(await suspend()).toEqual([badge!.folio])
  expect(await suspend(), 'the next night').toEqual([])
  expect(await showBadge(badge!.folio)).toMatchObject({
    state: 'suspended',
    suspensions: [{ cause: cause.sentence, automatic: true }],
  })
  const lift = () => asPlatform((tx) => liftSuspensions(tx, [cause.key], 'El SAT publicó que desvirtuó los hechos.'))
  expect([await lift(), await lift()]).toEqual([[badge!.folio], []])
  const after = await showBadge(badge!.folio)
  expect([after.state, after.history.map(({ title }) => title)]).toEqual([
    'held',
    ['Se otorgó la insignia', 'Se suspendió', 'Se levantó la suspensión'],
  ])
  expect(await suspend(), 'what was lifted does not come back by itself').toEqual([])
})

test('the coordination suspends, lifts and withdraws with a public cause; withdrawn is for good', async () => {
  const [badge] = await database.god<{ folio: string }[]>`select folio from published_badges where rfc = ${otra.rfc}`
  const change = (paso: string, causa = 'Resolución firme.', fundamento = 'LGRA 81') =>
    refusal(changeBadge(people.decider, badge!.folio, { paso, causa, fundamento }))
  expect(await change('suspender', '')).toBe('text-missing')
  expect(await change('levantar')).toBe('badge-act-impossible')
  expect([await change('suspender'), await change('levantar'), await change('retirar')]).toEqual([
    'done',
    'done',
    'done',
  ])
  expect(await change('suspender')).toBe('badge-act-impossible')
  expect(await showBadge(badge!.folio)).toMatchObject({
    state: 'withdrawn',
    withdrawal: { cause: 'Resolución firme.' },
  })
  expect(await refusal(beginApplication(otra, 'update'))).toBe('no-badge-to-update')
})

test('a yearly update holds the badge while it is reviewed and moves its day; holders are reminded once a day', async () => {
  const [badge] = await database.god<{ folio: string; due: string }[]>`
    select folio, update_due_on::text as due from published_badges where rfc = ${acero.rfc}`
  expect(await remindHolders(addDays(badge!.due, -15))).toBe(1)
  expect(await remindHolders(addDays(badge!.due, -15))).toBe(0)
  const id = await sendApplication(acero, 'update')
  await noteUpdateSent(id)
  await noteUpdateSent(id)
  expect((await showBadge(badge!.folio)).updateInReview).toBe(true)
  await reviewAndDecide(id, people, 'grant')
  const [moved] = await database.god<
    { due: string }[]
  >`select update_due_on::text as due from published_badges where folio = ${badge!.folio}`
  expect(moved!.due.slice(0, 4)).toBe(String(Number(badge!.due.slice(0, 4)) + 1))
})

test('evidence is taken by what it is, had by the applicant and the coordination alone, and never shown in the portal', async () => {
  const late = await seedCompany(database.god, 'EVI150309AB1', 'Evidencias, S.A.')
  const id = await beginApplication(late, 'new')
  const add = (content: Buffer, name = 'acta.pdf') =>
    refusal(addFile(late, id, 'training', { name, title: '', content }))
  expect(await add(Buffer.from('%PDF-1.7 acta'))).toBe('done')
  expect(await add(Buffer.from('<html><script>1</script>'))).toBe('file-type')
  expect(await add(Buffer.from('PK\u0003\u0004 word/document.xml vbaProject.bin'))).toBe('file-type')
  expect(await add(Buffer.from('PK\u0003\u0004 word/document.xml'), 'acta.docx')).toBe('done')
  expect(await add(Buffer.alloc(0))).toBe('file-missing')
  expect(await add(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(10 * 1024 * 1024)]))).toBe('file-too-large')
  const link = (url: string) => refusal(addLink(late, id, 'training', { title: '', url }))
  expect([
    await link('https://empresa.example/codigo'),
    await link('javascript:alert(1)'),
    await link('ftp://x'),
  ]).toEqual(['done', 'not-a-link', 'not-a-link'])
  const { evidence } = (await loadApplication(late, id)).elements[4]!
  expect(evidence.map(({ title }) => title)).toEqual(['acta.pdf', 'acta.docx', 'https://empresa.example/codigo'])
  const pdf = evidence[0]!.id
  const answer = await serveOwnEvidence(late, id, pdf)
  expect([answer.headers.get('content-security-policy'), answer.headers.get('content-disposition')]).toEqual([
    "default-src 'none'; sandbox",
    'attachment; filename="acta.pdf"',
  ])
  expect(await answer.text()).toBe('%PDF-1.7 acta')
  expect(await refusal(serveOwnEvidence(acero, id, pdf))).toBe(404)
  expect(await refusal(serveEvidence(people.reviewer, id, pdf)), 'of a draft').toBe(404)
  expect(await refusal(removeEvidence(acero, id, 'training', pdf))).toBe(404)
  await removeEvidence(late, id, 'training', pdf)
  expect(
    await database.god`select 1 from integrity_evidence_files f join integrity_evidence e on e.id = f.evidence_id where e.id = ${pdf}`,
  ).toHaveLength(0)
})

test('the published row says of every day what the acts say', async () => {
  const rows = await database.god<{ folio: string; acts: never[] }[]>`select folio, acts from published_badges`
  const { badgeOn } = await import('#app/suppliers/integrity/domain/badge.ts')
  const { listBadges } = await import('#db/queries/suppliers/integrity/read-badges.server.ts')
  const { asVisitor } = await import('#db/as-visitor.server.ts')
  for (const ahead of [0, 364, 366, 395, 397, 1461]) {
    const day = addDays(today(), ahead)
    const lines = await asVisitor((tx) => listBadges(tx, { words: '', state: null, day }, null, 50))
    for (const { folio, acts } of rows)
      expect([ahead, folio, lines.find((line) => line.folio === folio)?.state]).toEqual([
        ahead,
        folio,
        badgeOn(acts, day),
      ])
  }
})
