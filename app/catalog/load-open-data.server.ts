import { formatNumber } from '#app/lib/amounts.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { readFeedCounters } from '#db/queries/reading/read-front-page.server.ts'

/** What the page on open data says of the feeds: how much they hold and until when. One statement. */
export async function loadOpenData(zone: string) {
  const counters = await asVisitor(readFeedCounters)
  const of = (feed: 'main' | 'historical') => counters.find((one) => one.feed === feed)
  const main = of('main')
  return {
    releases: formatNumber(main?.releases ?? 0),
    records: formatNumber(main?.records ?? 0),
    entities: formatNumber(main?.entities ?? 0),
    historical: formatNumber(of('historical')?.releases ?? 0),
    last: dayOfInstant(main?.last_published_at ?? null, zone),
  }
}
