import { Feed } from 'feed'
import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { apiPaths, paths } from '#app/lib/paths.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { type NewsRow, readFeedPublisher, readNews } from '#db/queries/feeds/feed-heads.server.ts'
import { leaveFormerAddress } from './leave-former-address.ts'
import { entityUnknown } from './list-releases.server.ts'
import { portalAddress } from './portal-address.server.ts'

/** The fifty newest releases of the state (`slug` null) or of an entity as Atom, for people's readers. Throws Refusal (404). */
export async function atomFeed(request: Request, slug: string | null): Promise<MachineAnswer> {
  const { publisher, news } = await asVisitor(async (tx) => {
    const publisher = await readFeedPublisher(tx, slug)
    if (!publisher) throw entityUnknown()
    leaveFormerAddress(request, slug, publisher.slug)
    return { publisher, news: await readNews(tx, publisher.entityId, 50) }
  })
  const base = portalAddress(request)
  const self = `${base}${new URL(request.url).pathname}`
  const updated = news[0]?.publishedAt ?? '1970-01-01T00:00:00.000Z'
  const feed = new Feed({
    id: self,
    title: `Contrataciones publicadas: ${slug === null ? publisher.stateName || publisher.name : publisher.name}`,
    updated: new Date(updated),
    link: `${base}${slug === null ? paths.home() : paths.entity(slug)}`,
    feedLinks: { atom: self },
    author: { name: publisher.name },
    language: 'es-MX',
    generator: false,
    ...(publisher.licence ? { copyright: publisher.licence } : {}),
  })
  for (const release of news) feed.addItem(entryOf(release, base))
  return { body: feed.atom1(), type: 'application/atom+xml; charset=utf-8', changedAt: updated }
}

function entryOf({ ocid, releaseId, tags, publishedAt, title, summary, entityName }: NewsRow, base: string) {
  const what = tags.map((tag) => titleOfCode('releaseTag', tag)).join(', ')
  return {
    // The library marks titles and summaries as HTML: what came with data is text and must read as such.
    title: asHtml(what ? `${title} (${what})` : title),
    id: `${base}${apiPaths.release(ocid, releaseId)}`,
    link: `${base}${paths.process(ocid)}`,
    date: new Date(publishedAt),
    published: new Date(publishedAt),
    description: asHtml(summary || title),
    author: [{ name: entityName }],
    category: tags.map((tag) => ({ name: tag, term: tag })),
  }
}

const asHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
