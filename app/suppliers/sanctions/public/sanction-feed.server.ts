import { Feed } from 'feed'
import type { MachineAnswer } from '#app/lib/answer-machine.server.ts'
import { formatPeriod } from '#app/lib/dates.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { sanctionKind, sanctionList } from '#app/texts/sanctions.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { listPublicLists, listSanctionNews } from '#db/queries/suppliers/search-sanctions.server.ts'

const asHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** The fifty newest versions of sanctions as Atom: what entered a list and what changed. */
export async function sanctionFeed(base: string, publisher: string): Promise<MachineAnswer> {
  const { news, lists } = await asVisitor(async (tx) => ({
    news: await listSanctionNews(tx),
    lists: await listPublicLists(tx),
  }))
  const updated = news[0]?.knownFrom ?? '1970-01-01T00:00:00.000Z'
  const self = `${base}${sanctionPaths.feed()}`
  const feed = new Feed({
    ...{ id: self, title: `Proveedores sancionados: ${publisher}`, updated: new Date(updated), language: 'es-MX' },
    ...{
      link: `${base}${sanctionPaths.list()}`,
      feedLinks: { atom: self },
      author: { name: publisher },
      generator: false,
    },
  })
  for (const line of news) {
    const list = sanctionList(line.list, lists.find(({ code }) => code === line.list)?.title)
    const what = [line.kinds.map(sanctionKind).join(', '), formatPeriod(line.startsOn, line.endsOn), line.authority]
    feed.addItem({
      ...{ title: asHtml(`${line.name} (${list})`), id: `${base}${sanctionPaths.sheet(line.id)}#v${line.version}` },
      ...{ link: `${base}${sanctionPaths.sheet(line.id)}`, date: new Date(line.knownFrom) },
      description: asHtml(what.filter(Boolean).join(' · ')),
    })
  }
  return { body: feed.atom1(), type: 'application/atom+xml; charset=utf-8', changedAt: updated }
}
