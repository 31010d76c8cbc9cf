import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { apiPaths } from '#app/lib/paths.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readFeedPublisher } from '#db/queries/feeds/feed-heads.server.ts'
import { type RecordRow, readRecordPage } from '#db/queries/feeds/record-pages.server.ts'
import { cursorText, type FeedKey } from './cursor.ts'
import { leaveFormerAddress } from './leave-former-address.ts'
import { entityUnknown } from './list-releases.server.ts'
import { NO_DATE, packageText, pageLinks, pageParams } from './package-text.ts'
import { readPageQuery } from './page-query.ts'
import { portalAddress } from './portal-address.server.ts'

/**
 * A page of the records of the state (`slug` null) or of an entity as an OCDS record package, in the order of their newest
 * releases: a process that is published again comes again, at the end. Releases are linked (each address is a release package
 * and the id of the release in it), the compiled release is in it. Throws Refusal (400), (404).
 */
export async function listRecords(request: Request, slug: string | null): Promise<MachineAnswer> {
  const url = new URL(request.url)
  const { publisher, page, feed, query } = await asVisitor(async (tx) => {
    const publisher = await readFeedPublisher(tx, slug)
    if (!publisher) throw entityUnknown()
    leaveFormerAddress(request, slug, publisher.slug)
    const feed: FeedKey = { list: 'records', entityId: publisher.entityId }
    const query = readPageQuery(url, feed)
    const page = await readRecordPage(tx, { ...query, entityId: publisher.entityId })
    return { publisher, page, feed, query }
  })
  const { rows, hasMore } = page
  const last = rows.at(-1)
  const next = cursorText(feed, last ? (slug === null ? last.statePosition : last.position) : query.after)
  const base = portalAddress(request)
  const links = pageLinks(base, url.pathname, pageParams(url), hasMore ? next : null)
  const publishedDate = last?.publishedAt ?? publisher.lastPublishedAt ?? NO_DATE
  const head = { uri: links.self, publishedDate, publisher, base, more: { links, nextCursor: next } }
  const records = rows.map((record) => recordText(record, base))
  return { body: packageText(head, 'records', records), changedAt: publisher.lastPublishedAt }
}

function recordText({ ocid, compiled, releases }: RecordRow, base: string): string {
  const links = releases.map(({ id, date, tags }) => {
    const url = `${base}${apiPaths.release(ocid, id)}#${encodeURIComponent(id)}`
    return { url, date, ...(tags.length > 0 ? { tag: tags } : {}) }
  })
  return `{"ocid":${JSON.stringify(ocid)},"releases":${JSON.stringify(links)},"compiledRelease":${compiled}}`
}
