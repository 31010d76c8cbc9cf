import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { type FeedPublisher, readFeedPublisher } from '#db/queries/feeds/feed-heads.server.ts'
import { type ReleaseRow, readReleasePage } from '#db/queries/feeds/release-pages.server.ts'
import { chainEntry } from '../bulk-line.ts'
import { cursorText, type FeedKey } from './cursor.ts'
import { leaveFormerAddress } from './leave-former-address.ts'
import { NO_DATE, packageText, pageLinks, pageParams } from './package-text.ts'
import { readPageQuery } from './page-query.ts'
import { portalAddress } from './portal-address.server.ts'

/** 404 for the feed of an entity that is not in the roster. */
export const entityUnknown = () =>
  new Refusal('entity-unknown', 404, 'No hay un ente con esa dirección. La lista de entes está en /api/v1/entities.')

/**
 * A page of the releases of the state (`slug` null) or of an entity as an OCDS release package, in the order of publication.
 * `links.next` is there while there is more; `nextCursor` always, to come back later for what is new. `chain` gives the hash
 * and link of every release, also of those withdrawn, by which `verify` proves that nothing is missing or changed.
 * Throws Refusal (400) for a bad parameter, (404) for an unknown entity.
 */
export async function listReleases(request: Request, slug: string | null): Promise<MachineAnswer> {
  const url = new URL(request.url)
  const { publisher, page, feed, query } = await asVisitor(async (tx) => {
    const publisher = await readFeedPublisher(tx, slug)
    if (!publisher) throw entityUnknown()
    leaveFormerAddress(request, slug, publisher.slug)
    const feed: FeedKey = { list: 'releases', entityId: publisher.entityId }
    const query = readPageQuery(url, feed)
    const page = await readReleasePage(tx, { ...query, entityId: publisher.entityId })
    return { publisher, page, feed, query }
  })
  const { rows, hasMore, changedAt } = page
  const last = rows.at(-1)
  const after = last ? (slug === null ? last.statePosition : last.position) : query.after
  const text = releasePackage({ request, url, publisher, page: rows, next: cursorText(feed, after), hasMore })
  return { body: text, changedAt: changedAt ?? publisher.lastPublishedAt }
}

interface PageOfReleases {
  request: Request
  url: URL
  publisher: FeedPublisher
  page: ReleaseRow[]
  next: string
  hasMore: boolean
}

function releasePackage({ request, url, publisher, page, next, hasMore }: PageOfReleases): string {
  const base = portalAddress(request)
  const links = pageLinks(base, url.pathname, pageParams(url), hasMore ? next : null)
  const more = { links, nextCursor: next, chain: page.map(chainEntry) }
  const publishedDate = page.at(-1)?.publishedAt ?? publisher.lastPublishedAt ?? NO_DATE
  const bodies = page.flatMap(({ body }) => body ?? [])
  return packageText({ uri: links.self, publishedDate, publisher, base, more }, 'releases', bodies)
}
