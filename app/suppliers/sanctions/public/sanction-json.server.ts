import { calendarDateIn } from '#app/lib/dates.ts'
import { paths, sanctionPaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  countSanctions,
  listPublicLists,
  type PublicVersion,
  readSanctionVersions,
  type SanctionLine,
  searchSanctions,
} from '#db/queries/suppliers/search-sanctions.server.ts'
import { standingOn } from '../standing-on.ts'
import { filtersOf } from './load-sanctions.server.ts'
import { readSanctionQuery, writePlace, writeSanctionQuery } from './read-query.ts'

const CAPPED = 10_000

/** `/api/v1/sanctions`: the parameters of `/sancionados`, and `limit` up to 1,000. `base`: address of this portal. */
export async function sanctionsJson(params: URLSearchParams, zone: string, base: string): Promise<string> {
  const query = readSanctionQuery(params)
  const day = calendarDateIn(new Date(), zone)
  const filters = filtersOf(query, day)
  const { found, total, lists } = await asVisitor(async (tx) => ({
    found: await searchSanctions(tx, filters, { after: query.after, size: query.limit + 1 }),
    total: await countSanctions(tx, filters),
    lists: await listPublicLists(tx),
  }))
  const rows = found.slice(0, query.limit)
  const last = rows.at(-1)
  const next =
    found.length > query.limit && last
      ? `${base}${sanctionPaths.api({ ...writeSanctionQuery(query), limit: query.limit, cursor: writePlace(last) })}`
      : null
  return JSON.stringify({
    ...{ total: Math.min(total, CAPPED), totalIsCapped: total > CAPPED, day },
    results: rows.map((line) => lineJson(line, day, base)),
    lists: lists.map(
      ({
        code,
        title,
        source,
        sourceUrl,
        asOf,
        receivedAt,
        sha256,
        rowsAccepted,
        rowsRefused,
        rowsKept,
        removedAt,
      }) => ({
        ...{
          code,
          title,
          source,
          sourceUrl,
          asOf,
          receivedAt,
          sha256,
          rowsAccepted,
          rowsRefused,
          personsNotShown: rowsKept,
          removedAt,
        },
      }),
    ),
    links: { next },
  })
}

/** `/api/v1/sanctions/:id`: a sanction with all its versions, the newest first. Throws Refusal 404. */
export async function sanctionJson(id: string, zone: string, base: string): Promise<string> {
  const versions = /^[0-9a-f]{1,40}$/.test(id) ? await asVisitor((tx) => readSanctionVersions(tx, id)) : []
  const [now] = versions
  if (!now) throw new Refusal('sanction-unknown', 404, 'No hay una sanción publicada con ese identificador.')
  const day = calendarDateIn(new Date(), zone)
  return JSON.stringify({ ...lineJson(now, day, base), day, versions: versions.map(versionJson) })
}

function lineJson(line: SanctionLine, day: string, base: string) {
  const { sortDate, version, ...open } = line
  return {
    ...open,
    state: standingOn(line, day),
    supplierId: line.rfc ? `MX-RFC-${line.rfc}` : null,
    links: {
      html: `${base}${sanctionPaths.sheet(line.id)}`,
      self: `${base}${sanctionPaths.apiSheet(line.id)}`,
      supplier: line.rfc ? `${base}${paths.supplier(`MX-RFC-${line.rfc}`)}` : null,
    },
  }
}

const versionJson = (version: PublicVersion) => ({
  ...{ version: version.version, standing: version.standing, knownFrom: version.knownFrom, knownTo: version.knownTo },
  snapshot: { asOf: version.snapshotAsOf, sha256: version.snapshotSha256, row: version.row },
  entity: version.entitySlug,
  content: version.content,
})
