import { cursorText } from '#app/publication/feeds/cursor.ts'
import { listReleases } from '#app/publication/feeds/list-releases.server.ts'
import { openLoadedDatabase, PROCESSES } from './loaded-database.ts'
import { alternately, holdRatio, median, say, spread, tellLoad } from './measure.ts'

// The ten-thousandth page of the statewide feed takes at most 1.3 times what the first takes; with fewer rows, the last page that is full.
const LIMIT = 50
const database = await openLoadedDatabase()
const [state] = await database.god<
  { position: number }[]
>`select position::int from published_state_positions where feed = 'main'`
const deep = Math.min(10_000, Math.floor(state!.position / LIMIT))
const feed = { list: 'releases', entityId: null } as const
const pageAt = (number: number) => {
  const cursor = cursorText(feed, (number - 1) * LIMIT)
  return listReleases(new Request(`http://localhost:3000/api/v1/releases?limit=${LIMIT}&cursor=${cursor}`), null)
}
const shown = JSON.parse(String((await pageAt(deep)).body)) as { releases: object[]; chain: { position: number }[] }
if (shown.releases.length !== LIMIT) throw new Error(`page ${deep} holds ${shown.releases.length} releases`)
const twenty = async (number: number) => {
  for (let at = 0; at < 20; at++) await pageAt(Math.max(1, number - at * 3))
}
const times = await alternately(
  () => twenty(deep),
  () => twenty(61),
)
say(
  `twenty pages of ${LIMIT} releases of ${PROCESSES} processes: page ${deep} ${spread(times.ours)}, page 1 to 61 ${spread(times.limit)}`,
)
holdRatio(`feed page ${deep} against the first ones`, median(times.ours) / median(times.limit), 1.3)
tellLoad()
await database.close()
