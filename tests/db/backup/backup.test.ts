import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealHeads } from '#app/audit/seal-heads.server.ts'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { verifySource } from '#app/publication/verify/verify-source.server.ts'
import { loader as manifest } from '#app/routes/api.v1.manifest.ts'
import { loader as records } from '#app/routes/api.v1.records.ts'
import { loader as releases } from '#app/routes/api.v1.releases.ts'
import { exportReleases } from '#app/workflows/export-published.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { LEFT_OUT } from '#db/backup/backup-format.server.ts'
import { restoreBackup } from '#db/backup/restore-backup.server.ts'
import { writeBackup } from '#db/backup/write-backup.server.ts'
import { closePool, openPool } from '#db/pool.server.ts'
import { get, seedFeeds } from '#tests/support/feed-pages.ts'
import { postgres15Home } from '#tests/support/postgres-15.ts'
import { disagreements } from '#tests/support/published-agreement.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { auditChain } from '#tests/support/servers/audit-chain.ts'
import { type SecondMachine, startSecondMachine } from '#tests/support/servers/second-machine.ts'

process.env.HMAC_SECRET = 'secreto-de-prueba-que-es-bastante-largo-para-pasar'
/** PORTAL_FLIPS=300: that many bytes changed, one after the other (docs/recipes.md). */
const FLIPS = Number(process.env.PORTAL_FLIPS ?? 0)
const folder = mkdtempSync(join(tmpdir(), 'portal-backup-'))
const file = join(folder, 'copia.tar.gz')
let source: Awaited<ReturnType<typeof seedFeeds>>
let ana: string

beforeAll(async () => {
  source = await seedFeeds()
  const { god } = source.database
  ana = await seedUser(god, 'ana@prueba.invalid', [{ entityId: source.salud.id, role: 'entity_admin' }])
  await god`insert into sessions (id_hash, user_id, expires_at, absolute_expires_at) values ('x', ${ana}, 'infinity', 'infinity')`
  await god`insert into rate_limits (key, window_started_at, hits) values ('x', now(), 5)`
  await god`insert into invitations (entity_id, email, name, roles, expires_at)
    values (${source.salud.id}, 'nueva@prueba.invalid', 'Nueva', '{capturer}', now() + interval '7 days')`
  await god`insert into mails (kind, user_id, valid_until) values ('password-reset', ${ana}, now() + interval '1 hour')`
  await god`insert into drafts (entity_id, ocid, document, title) values (${source.salud.id}, 'ocds-demo00-raro', ${god.json(
    {
      text: 'tab\t, salto\n, barra \\ y \\N, comilla ", emoji 😀 y un valor que no es de nadie: \\.',
    },
  )}, ${'línea\nuna\ttab\\N'})`
  await sealHeads(new Date('2026-11-18T08:00:00Z'))
  await backUp(file)
}, 120_000)
afterAll(async () => {
  await source.database.close()
  rmSync(folder, { recursive: true, force: true })
})

const backUp = (path: string) => writeBackup(source.database.ownerUrl, createWriteStream(path), 'secret')
const usePool = async (url: string, max = 6) => {
  await closePool()
  openPool(url, max)
}

/** Everything that a reader sees, and the chains behind it, of the database that the pool is on. */
async function shown(god: SecondMachine['god'], name: string) {
  const out = join(folder, `${name}.jsonl`)
  await exportReleases(null, out)
  const verdict = await verifySource(out, null)
  expect(verdict.valid).toBe(true)
  const chains = await Promise.all([source.salud, source.obras].map(async ({ id }) => await auditChain(god, id)))
  const texts = await Promise.all(
    [manifest, releases, records].map(async (loader) => (await get(loader, '/api/v1/x?limit=1000')).text()),
  )
  const rows = await god`select id, ocid, document, title from drafts order by id`
  return { texts, chains, rows: [...rows], file: readFileSync(out, 'utf8') }
}

async function tablesOf(god: SecondMachine['god']): Promise<Record<string, number>> {
  const names = await god<
    { name: string }[]
  >`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  const counts: Record<string, number> = {}
  for (const { name } of names) counts[name] = Number((await god`select count(*) as n from ${god(name)}`)[0]?.n)
  return counts
}

const machines: [string, string | null][] = [['the embedded server', null]]
if (postgres15Home()) machines.push(['PostgreSQL 15', postgres15Home()])

describe.each(machines)('restored on a second machine with %s', (_name, home) => {
  let second: SecondMachine
  beforeAll(async () => {
    second = await startSecondMachine(home)
  }, 120_000)
  afterAll(async () => {
    await second.close()
    await usePool(source.database.appUrl)
  }, 60_000)

  test('feeds, manifest, drafts and audit are equal to the byte; verify passes; nothing that was alive is', async () => {
    await usePool(source.database.appUrl)
    const before = await shown(source.database.god, 'source')
    const counts = await tablesOf(source.database.god)
    const outcome = await restoreBackup(second.ownerUrl, createReadStream(file), 'secret')
    await second.open()
    expect(await shown(second.god, 'second')).toEqual(before)
    expect(await disagreements(second.god)).toEqual([])
    expect((await verifyChains(null)).filter(({ valid }) => !valid)).toEqual([])
    const there = await tablesOf(second.god)
    for (const name of Object.keys(LEFT_OUT)) expect([name, there[name]]).toEqual([name, 0])
    for (const [name, count] of Object.entries(counts)) {
      if (Object.hasOwn(LEFT_OUT, name)) continue
      expect([name, there[name], outcome.tables.find((table) => table.name === name)?.rows]).toEqual([
        name,
        count,
        count,
      ])
    }
    expect((await second.god`select state from mails`).map(({ state }) => state)).toEqual(['dead'])
    expect((await second.god`select state from invitations`).map(({ state }) => state)).toEqual(['pending'])
    // Policies and triggers are on again.
    await expect(second.god`update audit_events set action = 'x'`).rejects.toThrow('append only')
    const [loose] = await second.god`select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace
      and relrowsecurity and not relforcerowsecurity`
    expect(loose?.n).toBe(0)
    await asWorker(source.salud.id, async (tx) => {
      const publications = [{ ocid: sampleOcid(source.salud, 90), document: sampleDocument(source.salud, 90, {}) }]
      await publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' })
    })
    expect(await disagreements(second.god)).toEqual([])
  }, 120_000)

  test('a database with data is left alone', async () => {
    await expect(restoreBackup(second.ownerUrl, createReadStream(file), 'secret')).rejects.toMatchObject({
      code: 'database-not-empty',
    })
  })
})

describe('what is refused', () => {
  let empty: SecondMachine
  beforeAll(async () => {
    empty = await startSecondMachine()
  }, 120_000)
  afterAll(() => empty.close(), 60_000)

  const refusal = (bytes: Buffer, secret = 'secret') =>
    restoreBackup(empty.ownerUrl, Readable.from([bytes]), secret).then(
      () => ({ code: 'restored', sentence: '' }),
      (error: unknown) => {
        if (!isRefusal(error)) throw error
        return { code: error.code, sentence: error.sentence }
      },
    )
  const isEmpty = async () => {
    const [made] = await empty.god`select to_regclass('public.users') is not null as there`
    return !made?.there || (await empty.god`select count(*)::int as n from users`)[0]?.n === 0
  }

  test('cut anywhere, or with one byte changed anywhere: named as damaged, and nothing is restored', async () => {
    const whole = readFileSync(file)
    for (const part of [0.02, 0.5, 0.999]) {
      const cut = await refusal(whole.subarray(0, Math.floor(whole.length * part)))
      expect([part, cut.code, await isEmpty()]).toEqual([part, 'backup-damaged', true])
      expect(cut.sentence).toMatch(/dañada en «.+»/)
    }
    for (const part of FLIPS ? Array.from({ length: FLIPS }, (_, at) => (at + 0.5) / FLIPS) : [0.01, 0.05, 0.5, 0.98]) {
      const changed = Buffer.from(whole)
      // Not in the ten bytes of gzip's own head, whose date nobody reads.
      const at = 10 + Math.floor((changed.length - 10) * part)
      changed[at] = changed[at]! ^ 0x10
      const flipped = await refusal(changed)
      expect([at, flipped.code, await isEmpty()]).toEqual([at, 'backup-damaged', true])
    }
    expect((await refusal(Buffer.from('no soy una copia'))).code).toBe('backup-damaged')
  }, 1_200_000)

  test('with another HMAC secret', async () => {
    expect(await refusal(readFileSync(file), 'otro')).toMatchObject({ code: 'other-secret' })
    expect(await isEmpty()).toBe(true)
  })

  test('a table whose rows a policy would hide is named, and nothing is written', async () => {
    const { god } = source.database
    await god`drop policy "a backup sees every row" on drafts`
    await expect(backUp(join(folder, 'parcial'))).rejects.toMatchObject({
      code: 'backup-partial',
      sentence: expect.stringContaining('drafts'),
    })
    await god`create policy "a backup sees every row" on drafts for select to portal_backup using (true)`
  })
})

test('taken while sixteen writers publish, it is one moment of the portal', async () => {
  // One connection each: on a slow machine the last of sixteen would be told that the database is busy.
  await usePool(source.database.appUrl, 20)
  let over = false
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let turn = 0; !over; turn++) {
      const entity = writer % 2 ? source.salud : source.obras
      const publications = [
        { ocid: sampleOcid(entity, writer), document: sampleDocument(entity, writer, { title: `Vuelta ${turn}` }) },
      ]
      await asWorker(entity.id, async (tx) =>
        publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' }),
      )
    }
  })
  const moving = join(folder, 'en-marcha.tar.gz')
  await backUp(moving)
  over = true
  await Promise.all(writers)
  const second = await startSecondMachine()
  await restoreBackup(second.ownerUrl, createReadStream(moving), 'secret')
  expect(await disagreements(second.god)).toEqual([])
  await second.close()
  await usePool(source.database.appUrl)
}, 120_000)
