import { amountInWords, formatNumber, formatShare } from '#app/lib/amounts.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { paths } from '#app/lib/paths.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { listLatestPublications, listYearTotals, readFeedCounters } from '#db/queries/reading/read-front-page.server.ts'

/** The home page: the newest year in four figures, what was published last, and what there is. Three statements. */
export async function loadFrontPage(zone: string) {
  const { years, latest, counters } = await asVisitor(async (tx) => ({
    years: await listYearTotals(tx),
    latest: await listLatestPublications(tx),
    counters: await readFeedCounters(tx),
  }))
  const main = counters.find(({ feed }) => feed === 'main')
  const past = counters.find(({ feed }) => feed === 'historical')
  const newest = years[0]
  return {
    records: main?.records ?? 0,
    historical: past?.records ?? 0,
    entities: main?.entities ?? 0,
    lastPublished: dayOfInstant(main?.last_published_at ?? null, zone),
    year: newest
      ? {
          year: newest.year,
          href: paths.search({ anio: String(newest.year) }),
          processes: formatNumber(newest.processes),
          amount: amountInWords(Number(newest.amount)),
          entities: formatNumber(newest.entities),
          direct: formatShare(newest.processes > 0 ? newest.direct / newest.processes : 0),
          directHref: paths.search({ anio: String(newest.year), procedimiento: 'direct' }),
        }
      : null,
    latest: latest.map((one) => ({
      key: one.ocid,
      href: paths.process(one.ocid),
      title: one.title,
      entity: one.entity_short_name,
      method: one.method === 'unknown' ? null : one.method,
      stage: one.stage,
      date: dayOfInstant(one.published_at, zone),
      amount: one.amount === null ? null : Number(one.amount),
      currency: one.currency,
    })),
  }
}
