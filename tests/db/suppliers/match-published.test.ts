import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readEnv } from '#app/config/env.server.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { pseudonymOf } from '#app/publication/pseudonym.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { withdrawProcess } from '#app/publication/withdraw-process.server.ts'
import { matchPublished } from '#app/workflows/matching/match-published.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
})
afterAll(() => database.close())

/** Another company for each test: what is published stays. */
const COMPANIES = ['EKU9003173C9', 'IIA040805DZ4', 'XIA190128J61', 'ICV060329BY0']
let RFC = ''
let COMPANY = ''
const PERSON_RFC = 'CACX7605101P8'
let number = 0
let entries = 0

/** Publishes a process awarded to the supplier on the day, with the others as tenderers; out: its ocid. */
async function publish(entity: SeededEntity, supplier: string, day: string, tenderers: string[] = []): Promise<string> {
  number += 1
  const sample = sampleDocument(entity, number, { suppliers: [supplier], amount: 1000 }) as unknown as JsonObject
  const awards = (sample.awards as JsonObject[]).map((award) => ({ ...award, date: `${day}T10:00:00-06:00` }))
  const tender = {
    ...(sample.tender as JsonObject),
    tenderers: tenderers.map((id) => ({ id, name: `Participante ${id}` })),
    tenderPeriod: { startDate: '2025-01-01T00:00:00-06:00', endDate: `${day}T09:00:00-06:00` },
  }
  const parties = [
    ...(sample.parties as JsonObject[]),
    ...tenderers.map((id) => ({ id, name: `Participante ${id}`, roles: ['tenderer'] })),
  ]
  const document = { ...sample, awards, tender, parties, contracts: [] }
  const ocid = sampleOcid(entity, number)
  await asWorker(entity.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), {
      publications: [{ ocid, document: document as never }],
      ...{ actorId: null, door: 'test' },
    }),
  )
  return ocid
}

interface Listing {
  rfc: string
  startsOn?: string
  endsOn?: string | null
  challenge?: object | null
  open?: boolean
}

/** Puts a debarment into the list of own resolutions, and into what is public unless it is not open. */
async function list({ rfc, startsOn = '2025-03-01', endsOn = '2025-05-31', challenge = null, open = true }: Listing) {
  entries += 1
  const id = `sancion-${entries}`
  const content = {
    ...{ list: 'propias', key: id, rfc, name: 'Quien sea', normalizedName: 'QUIEN SEA', nameKey: 'QUIEN SEA' },
    ...{ naturalPerson: rfc.length === 13, kinds: ['debarment'], startsOn, endsOn, notifiedOn: null, resolvedOn: null },
    ...{
      publishedOn: startsOn,
      stages: [],
      effect: 'stops',
      challenge,
      fine: null,
      documents: [],
      raw: {},
      readings: [],
    },
  }
  await database.god`insert into sanction_entries (sanction_id, list, key, content_hash, content, rfc, name_key, effect, row, known_from)
    values (${id}, 'propias', ${id}, ${id}, ${JSON.stringify(content)}::text::jsonb, ${rfc}, 'QUIEN SEA', 'stops', 1, '2025-03-01T12:00:00Z')`
  if (open)
    await database.god`insert into published_sanctions (id, version, list, latest, name, natural_person, kinds, effect, sort_date, standing,
      row, known_from, content, tsv) values (${id}, 1, 'propias', true, 'Quien sea', ${rfc.length === 13}, '{debarment}', 'stops',
      ${startsOn}, 'listed', 1, now(), '{}', '')`
  return { id, content }
}

const outcomes = () =>
  database.god`select ocid, act, supplier_id as supplier, outcome from sanction_matches where superseded_at is null order by ocid, act`
const shown = () =>
  database.god`select ocid, act, supplier_id as supplier, outcome from published_sanction_matches order by ocid, act`
const match = () => matchPublished({ door: 'cli' })

beforeEach(async () => {
  RFC = COMPANIES.shift() ?? 'AAA010101AAA'
  COMPANY = `MX-RFC-${RFC}`
  await database.god.begin(async (god) => {
    await god`set local session_replication_role = replica`
    for (const table of ['sanction_entries', 'published_sanctions', 'sanction_matches', 'published_sanction_matches'])
      await god`delete from ${god(table)}`
    await god`delete from control_notices`
  })
})

describe('matching everything published', () => {
  test('an award on the days of a debarment, before it and after it; the same again changes nothing', async () => {
    const then = await publish(salud, COMPANY, '2025-05-31')
    const before = await publish(obras, COMPANY, '2025-02-28')
    const after = await publish(obras, COMPANY, '2025-06-01')
    await list({ rfc: RFC })

    expect(await match()).toMatchObject({ sanctionedThen: 1, listedLater: 1, cleanThen: 1, changed: 3, notices: 2 })
    expect(await outcomes()).toEqual(
      [
        { ocid: then, act: 'award', supplier: COMPANY, outcome: 'sanctioned-then' },
        { ocid: before, act: 'award', supplier: COMPANY, outcome: 'listed-later' },
        { ocid: after, act: 'award', supplier: COMPANY, outcome: 'clean-then' },
      ].sort((a, b) => (a.ocid < b.ocid ? -1 : 1)),
    )
    expect((await shown()).map(({ ocid }) => ocid).sort()).toEqual([then, before].sort())
    expect(
      await database.god`select e.slug, n.ocid, n.outcome from control_notices n join entities e on e.id = n.entity_id order by slug`,
    ).toEqual([
      { slug: 'obras', ocid: before, outcome: 'listed-later' },
      { slug: 'salud', ocid: then, outcome: 'sanctioned-then' },
    ])
    expect(await match()).toMatchObject({ sanctionedThen: 1, listedLater: 1, changed: 0, notices: 0 })
    expect(await database.god`select count(*)::int as n from sanction_match_runs`).toEqual([{ n: 2 }])
  })

  test('who took part and won nothing is matched on the last day for bids', async () => {
    const ocid = await publish(salud, 'MX-RFC-URE180429TM6', '2025-04-10', [COMPANY])
    await list({ rfc: RFC })
    await match()
    expect(await outcomes()).toEqual([{ ocid, act: 'registration', supplier: COMPANY, outcome: 'sanctioned-then' }])
  })

  test('annulled by a court: the outcome is taken back, in public too, and what was said stays in its version', async () => {
    const ocid = await publish(salud, COMPANY, '2025-04-10')
    const { id, content } = await list({ rfc: RFC })
    await match()
    expect((await shown()).map((row) => row.ocid)).toEqual([ocid])
    const annulled = {
      ...content,
      challenge: { state: 'annulled', on: '2025-09-01', authority: null, judgement: null },
    }
    await database.god`update sanction_entries set known_to = '2025-09-02T00:00:00Z' where sanction_id = ${id}`
    await database.god`insert into sanction_entries (sanction_id, list, key, content_hash, content, rfc, name_key, effect, row, known_from)
      values (${id}, 'propias', ${id}, 'other', ${JSON.stringify(annulled)}::text::jsonb, ${RFC}, 'QUIEN SEA', 'none', 1, '2025-09-02T00:00:00Z')`
    expect(await match()).toMatchObject({ sanctionedThen: 0, cleanThen: expect.any(Number) })
    expect(await shown()).toEqual([])
    expect(
      await database.god`select outcome, superseded_at is null as counts from sanction_matches where ocid = ${ocid} order by judged_at`,
    ).toEqual([
      { outcome: 'sanctioned-then', counts: false },
      { outcome: 'clean-then', counts: true },
    ])
  })

  test('a natural person is matched through the stand-in, and is public only where the list says on what ground', async () => {
    const standIn = pseudonymOf(PERSON_RFC, readEnv().HMAC_SECRET)
    const ocid = await publish(salud, standIn, '2025-04-11')
    await list({ rfc: PERSON_RFC, open: false })
    await match()
    expect(await outcomes()).toEqual([{ ocid, act: 'award', supplier: standIn, outcome: 'sanctioned-then' }])
    expect(await shown()).toEqual([])
    const [row] = await database.god`select hits::text as hits from sanction_matches`
    expect(row?.hits).not.toContain(PERSON_RFC)
  })

  test('a generic RFC is nobody, whatever a list holds', async () => {
    await publish(salud, 'MX-RFC-XAXX010101000', '2025-04-10')
    await list({ rfc: 'XAXX010101000' })
    expect(await match()).toMatchObject({ acts: 0, changed: 0 })
  })

  test('what a legal order withdrew is matched no more, and nothing of it is public', async () => {
    const ocid = await publish(salud, COMPANY, '2025-04-10')
    await list({ rfc: RFC })
    await match()
    const order = { ocid, authority: 'Juzgado Primero', legalBasis: 'Artículo 1', orderedOn: '2026-01-01' }
    await asWorker(salud.id, (tx) => withdrawProcess(tx, order, { actorId: null, door: 'test' }))
    expect((await shown()).filter((row) => row.ocid === ocid)).toEqual([])
    await match()
    expect((await outcomes()).filter((row) => row.ocid === ocid)).toEqual([])
  })
})
