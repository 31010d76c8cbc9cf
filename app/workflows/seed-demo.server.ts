import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import type { DocumentToPublish } from '#app/publication/publication.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { countPublishedProcesses } from '#db/queries/deployment.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import {
  DEMO_DEFAULTS,
  type DemoProcess,
  generateDemo,
  inOrderOfPublication,
} from '#tenants/demo/generator/generate-demo.ts'
import { readRoster, readState } from '#tenants/read-roster.server.ts'
import { seedDemoDrafts, withholdDrafts } from './seed-demo-drafts.server.ts'

/** Publications a transaction. */
const BATCH = 250

interface Window {
  entitySlug: string
  publications: DocumentToPublish[]
}

/**
 * Publishes the generated processes of the fictional state, through the same door and functions as everybody's, unless something
 * is published already. `say` hears what goes on. Returns how many processes are published now.
 */
export async function seedDemo(
  processes: number,
  say: (sentence: string) => void,
): Promise<{ processes: number; releases: number }> {
  const there = await asVisitor(countPublishedProcesses)
  if (there > 0) return { processes: there, releases: 0 }
  const started = Date.now()
  const options = { ...DEMO_DEFAULTS, processes, roster: readRoster('demo'), state: readState('demo') }
  const { published: generated, drafts } = withholdDrafts([...generateDemo(options)])
  const roster = await asPlatform(loadRoster)
  const idOf = new Map(roster.map((entity) => [entity.slug, entity.id]))
  let releases = 0
  for (const { entitySlug, publications } of windows(generated)) {
    for (let start = 0; start < publications.length; start += BATCH) {
      const outcome = await asWorker(idOf.get(entitySlug)!, async (tx) => {
        const publisher = await beginPublishing(tx)
        return publishReleases(tx, publisher, {
          publications: publications.slice(start, start + BATCH),
          actorId: null,
          door: 'demo',
        })
      })
      releases += outcome.published.length
    }
  }
  await seedDemoDrafts(drafts)
  say(
    `${generated.length} procesos ficticios, ${releases} publicaciones hechas en ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  return { processes: generated.length, releases }
}

/**
 * The publications by quarter and entity, in the order in which they happened; the last two months week by week, so that what is
 * newest on the home page comes from many entities.
 */
function windows(generated: Iterable<DemoProcess>): Window[] {
  const steps = inOrderOfPublication(generated)
  const recent = Date.parse(DEMO_DEFAULTS.today) - 60 * 86_400_000
  const byWindow = new Map<string, Window>()
  for (const { process, step } of steps) {
    const at = new Date(step.publishedAt)
    const week = Math.floor(at.getTime() / (7 * 86_400_000))
    const quarter = `${at.getUTCFullYear()}-${Math.floor(at.getUTCMonth() / 3)}`
    const key = `${at.getTime() > recent ? week : quarter} ${process.entitySlug}`
    const window = byWindow.get(key) ?? { entitySlug: process.entitySlug, publications: [] }
    window.publications.push({ ocid: process.ocid, document: step.document, at })
    byWindow.set(key, window)
  }
  return [...byWindow.values()]
}
