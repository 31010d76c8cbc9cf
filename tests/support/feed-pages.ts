import { expect } from 'vitest'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishHistorical } from '#app/publication/publish-historical.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { HERE, routeArgs } from './page-requests.ts'
import { sampleDocument, sampleOcid } from './sample-documents.ts'
import { type SeededEntity, seedEntities } from './seed-entities.ts'
import { openTestDatabase, type TestDatabase } from './test-database.ts'

type Loader = (args: ReturnType<typeof routeArgs>) => Promise<Response> | Response

/** A page of a feed, with the members that the tests read. */
export interface Page {
  [name: string]: unknown
  releases: { ocid: string; id: string }[]
  records: { ocid: string; releases: { url: string; date: string }[]; compiledRelease: JsonObject }[]
  links: { self: string; next?: string }
  nextCursor: string
  chain: { position: number; link: string }[]
}

/** Calls a machine route's loader as the host would. */
export const get = (
  loader: unknown,
  path: string,
  params: Record<string, string> = {},
  headers: Record<string, string> = {},
) => Promise.resolve((loader as Loader)(routeArgs(new Request(`${HERE}${path}`, { headers }), params)))

/** One page of a feed; its status must be 200. */
export const page = async (loader: unknown, path: string, params: Record<string, string> = {}): Promise<Page> => {
  const answer = await get(loader, path, params)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Page
}

/** All pages of a feed, following links.next. */
export const follow = async (loader: unknown, path: string, params: Record<string, string> = {}): Promise<Page[]> => {
  const pages: Page[] = []
  for (let next: string | undefined = `${HERE}${path}`; next; next = pages.at(-1)?.links.next)
    pages.push(await page(loader, next.slice(HERE.length), params))
  return pages
}

/** A database with three rounds of five processes of two entities, one entity without any, and one historical release. */
export async function seedFeeds(): Promise<{ database: TestDatabase; salud: SeededEntity; obras: SeededEntity }> {
  const database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras', 'sin-nada'])
  const salud = seeded[0]!
  const obras = seeded[1]!
  for (let round = 0; round < 3; round++) {
    for (const entity of [salud, obras]) {
      const publications = Array.from({ length: 5 }, (_, at) => ({
        ocid: sampleOcid(entity, at),
        document: sampleDocument(entity, at, {
          title: `Compra ${at}, ronda ${round} & <más>`,
          suppliers: round > at % 2 ? ['MX-RFC-AAA010101AAA'] : [],
        }),
      }))
      await asWorker(entity.id, async (tx) =>
        publishReleases(tx, await beginPublishing(tx), { publications, actorId: null, door: 'test' }),
      )
    }
  }
  const release = {
    ocid: 'ocds-viejo1-1',
    id: 5,
    date: 'ayer',
    tag: ['tender'],
    tender: { id: 1 },
  } as unknown as JsonObject
  const findings = [{ path: '/id', keyword: 'type', severity: 'error' as const, message: 'Mal.' }]
  await asWorker(obras.id, async (tx) =>
    publishHistorical(tx, await beginPublishing(tx), {
      releases: [{ ocid: 'ocds-viejo1-1', releaseId: '5', release, findings }],
      actorId: null,
      door: 'import',
    }),
  )
  return { database, salud, obras }
}
