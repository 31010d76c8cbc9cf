import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readFeedPublisher } from '#db/queries/feeds/feed-heads.server.ts'
import { readHistoricalPage } from '#db/queries/feeds/release-pages.server.ts'
import { cursorText, type FeedKey } from './cursor.ts'
import { entityUnknown } from './list-releases.server.ts'
import { NO_DATE, packageText, pageLinks, pageParams } from './package-text.ts'
import { readPageQuery } from './page-query.ts'
import { portalAddress } from './portal-address.server.ts'

const FEED: FeedKey = { list: 'historical', entityId: null }

/**
 * A page of imported past releases that fail the gate, as they were given (but for personal data), with what is wrong with each
 * in `findings`. Shaped like a release package; the releases in it need not be valid. `ocid` narrows it to one process.
 */
export async function listHistorical(request: Request): Promise<MachineAnswer> {
  const url = new URL(request.url)
  const query = readPageQuery(url, FEED)
  const ocid = url.searchParams.get('ocid') || null
  const { publisher, page } = await asVisitor(async (tx) => {
    const publisher = await readFeedPublisher(tx, null)
    if (!publisher) throw entityUnknown()
    return { publisher, page: await readHistoricalPage(tx, { ...query, ocid }) }
  })
  const { rows, hasMore, changedAt } = page
  const last = rows.at(-1)
  const next = cursorText(FEED, last?.statePosition ?? query.after)
  const base = portalAddress(request)
  const links = pageLinks(base, url.pathname, pageParams(url), hasMore ? next : null)
  const findings = rows.map(({ entitySlug, ocid, releaseId, publishedAt, sha256, findings }) => {
    return { entity: entitySlug, ocid, releaseId, publishedAt, sha256, findings }
  })
  const head = { uri: links.self, publishedDate: last?.publishedAt ?? NO_DATE, publisher, base }
  const more = { links, nextCursor: next, historical: true, findings }
  const bodies = rows.map(({ body }) => body)
  return { body: packageText({ ...head, more }, 'releases', bodies), changedAt }
}
