import { formatDate } from '#app/lib/dates.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { listChanges } from '#app/ocds/changes.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { mergeReleases, pruneEmptied } from '#app/ocds/merge.ts'
import { isObject, type JsonObject } from '#app/ocds/types.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readWithdrawal } from '#db/queries/publishing/withdrawals.server.ts'
import { listProcessBodies, type PublishedReleaseBody, readProcess } from '#db/queries/reading/read-process.server.ts'
import { processNotFound, withdrawnRefusal } from './load-process.server.ts'
import { showValue } from './show-value.ts'

const MOST_CHANGES = 500

/**
 * What changed in a process between two of its publications: how the record stood after `from` and after `to` (release ids; the
 * last two without them). Two statements. Throws the 404 page for an unknown process, Refusal 404 for an unknown publication,
 * 410 for a process withdrawn by legal order.
 */
export async function loadChanges(ocid: string, from: string | null, to: string | null, zone: string) {
  if (ocid.length > 300 || ocid.includes('\u0000')) return processNotFound()
  const found = await asVisitor(async (tx) => {
    const row = await readProcess(tx, ocid)
    if (row) return { row, bodies: await listProcessBodies(tx, ocid) }
    const withdrawn = await readWithdrawal(tx, ocid)
    if (withdrawn) throw withdrawnRefusal(withdrawn)
    return null
  })
  if (!found) return processNotFound()
  const { row, bodies } = found
  const after = to === null ? bodies.length - 1 : placeOf(bodies, to)
  const before = from === null ? after - 1 : placeOf(bodies, from)
  const changes = listChanges(stateAt(bodies, Math.min(before, after)), stateAt(bodies, Math.max(before, after)))
  return {
    ocid,
    title: row.title || ocid,
    releases: bodies.map((body, at) => ({
      id: body.release_id,
      label: `${at + 1}. ${formatDate(dayOfInstant(body.published_at, zone)) ?? 'sin fecha'} · ${body.tags.map((tag) => titleOfCode('releaseTag', tag)).join(', ') || body.release_id}`,
    })),
    from: bodies[Math.min(before, after)]?.release_id ?? null,
    to: bodies[Math.max(before, after)]?.release_id ?? null,
    changes: changes.slice(0, MOST_CHANGES).map((change) => ({
      ...change,
      before: showValue(change.before, change.path),
      after: showValue(change.after, change.path),
    })),
    more: Math.max(0, changes.length - MOST_CHANGES),
  }
}

function placeOf(bodies: readonly PublishedReleaseBody[], id: string): number {
  const at = bodies.findIndex((body) => body.release_id === id)
  if (at >= 0) return at
  throw new Refusal(
    'release-unknown',
    404,
    'Una de las publicaciones que quiere comparar no existe en este proceso. Elija otra.',
  )
}

/** The record as it stood after a publication; nothing before the first one. */
function stateAt(bodies: readonly PublishedReleaseBody[], place: number): JsonObject {
  const releases = bodies.slice(0, place + 1).flatMap(({ body }) => {
    try {
      const value: unknown = JSON.parse(body)
      return isObject(value) ? [value] : []
    } catch {
      return []
    }
  })
  if (releases.length === 0) return {}
  const { id: _id, date: _date, tag: _tag, ...state } = pruneEmptied(mergeReleases(releases))
  return state
}
