import { calendarDateIn, formatDate, formatInstant } from '#app/lib/dates.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { apiPaths, paths } from '#app/lib/paths.ts'
import { readPostgresInstant } from '#app/lib/postgres-instant.ts'
import { sphereName } from '#app/texts/entities.ts'
import { methodWord } from '#app/texts/processes.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  type EntityActivity,
  type EntityProfile,
  type EntityTotal,
  listEntityTotals,
  readEntity,
  readEntityActivity,
} from '#db/queries/reading/read-entities.server.ts'
import { otherCurrencies, pesosOf, pesosShown, processesOf, yearSentence } from './totals.ts'

/**
 * An entity as its page shows it, by its present slug or a former one: `movedTo` is then the address to go to. Three statements.
 * Throws the 404 page.
 */
export async function loadEntity(slug: string, zone: string) {
  const unknown = 'No hay un ente con esa dirección. Búsquelo por su nombre en la lista de entes.'
  if (!/^[a-z0-9_][a-z0-9_-]{0,79}$/.test(slug)) return notFound(unknown)
  const found = await asVisitor(async (tx) => {
    const entity = await readEntity(tx, slug)
    if (!entity || entity.slug !== slug) return { entity }
    return {
      entity,
      totals: await listEntityTotals(tx, slug),
      activity: await readEntityActivity(tx, slug, calendarDateIn(new Date(), zone)),
    }
  })
  if (!found.entity) return notFound(unknown)
  if (!found.totals) return { movedTo: paths.entity(found.entity.slug), page: null }
  const { entity, totals, activity } = found
  return {
    movedTo: null,
    page: {
      ...describeHead(entity, zone),
      ...describeTotals(totals, slug),
      suppliers: activity.suppliers.map(({ id, name, awards, amount, currency }) => ({
        key: `${id}-${currency ?? ''}`,
        name,
        href: paths.supplier(id),
        awards,
        amount: amount === null ? null : Number(amount),
        currency,
      })),
      integrity: integrityShare(activity.integrity),
      latest: activity.latest.map((one) => ({
        key: one.ocid,
        href: paths.process(one.ocid),
        title: one.title,
        method: one.method === 'unknown' ? null : one.method,
        stage: one.stage,
        date: dayOfInstant(one.sort_date, zone),
        amount: one.amount === null ? null : Number(one.amount),
        currency: one.currency,
        historical: one.historical,
      })),
      allHref: paths.search({ ente: slug }),
    },
  }
}

/** Share of what was awarded that went to companies whose integrity badge is in force today; null while nothing was awarded in pesos. */
function integrityShare({ awarded, toHolders, holders }: EntityActivity['integrity']) {
  const [all, some] = [Number(awarded ?? 0), Number(toHolders ?? 0)]
  return all > 0 ? { share: some / all, amount: some, holders } : null
}

function describeHead(entity: EntityProfile, zone: string) {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return {
    slug: entity.slug,
    name: entity.name,
    sphere: sphereName(entity.sphere),
    sphereHref: paths.search({ ambito: entity.sphere }),
    rfc: entity.rfc,
    notice: entity.notice,
    closed: entity.status === 'closed',
    suspended: entity.status === 'suspended',
    since: formatDate(entity.status_since),
    predecessors: entity.predecessors.map(({ slug, name }) => ({ name, href: paths.entity(slug) })),
    parent: entity.parent_slug
      ? { name: entity.parent_name ?? entity.parent_slug, href: paths.entity(entity.parent_slug) }
      : null,
    successor: entity.successor_slug
      ? { name: entity.successor_name ?? entity.successor_slug, href: paths.entity(entity.successor_slug) }
      : null,
    formerNames: entity.aliases
      .filter((alias) => alias.name !== entity.name)
      .map((alias) => ({
        key: `${text(alias.slug) ?? ''} ${text(alias.name) ?? ''}`,
        name: text(alias.name) ?? text(alias.slug) ?? 'Sin nombre',
        from: text(alias.from),
        until: text(alias.until),
      })),
    records: entity.records,
    releases: entity.releases,
    historicalRecords: entity.historical_records,
    lastPublished: entity.last_published_at ? formatInstant(readPostgresInstant(entity.last_published_at), zone) : null,
    head: entity.head,
    feeds: {
      releases: apiPaths.entityReleases(entity.slug),
      records: apiPaths.entityRecords(entity.slug),
      atom: apiPaths.entityFeed(entity.slug),
    },
  }
}

function describeTotals(totals: readonly EntityTotal[], slug: string) {
  const years = [...new Set(totals.map(({ year }) => year))].sort()
  const last = years.at(-1)
  const ofLast = totals.filter(({ year }) => year === last)
  const methods = [...new Set(totals.map(({ method }) => method))]
  return {
    total: processesOf(totals),
    pesos: pesosOf(totals),
    others: otherCurrencies(totals),
    directShare:
      processesOf(totals) > 0
        ? processesOf(totals.filter(({ method }) => method === 'direct')) / processesOf(totals)
        : null,
    sentence:
      last === undefined
        ? null
        : yearSentence(
            last,
            pesosOf(ofLast),
            processesOf(ofLast),
            processesOf(ofLast.filter(({ method }) => method === 'direct')),
          ),
    years: years.slice(-12).map((year) => {
      const pesos = pesosOf(totals.filter((row) => row.year === year))
      return { key: String(year), label: String(year), value: pesos, ...pesosShown(pesos) }
    }),
    methods: methods
      .map((method) => {
        const rows = totals.filter((row) => row.method === method)
        const pesos = pesosOf(rows)
        const code = method === 'unknown' ? null : method
        return {
          key: method,
          label: `${methodWord(code)} (${processesOf(rows)})`,
          value: pesos,
          ...pesosShown(pesos),
          href: paths.search({ ente: slug, procedimiento: method }),
        }
      })
      .sort((a, b) => b.value - a.value),
  }
}
