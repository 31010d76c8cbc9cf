import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import type { ProcessSupplier } from './award-rows.ts'
import { joinTexts } from './plain-text.ts'

/**
 * The words by which a process is found, by weight: title (A), who takes part (B), what is said and bought (C), identifiers (D).
 * Bounded, so that a process of 20,000 items stays under the 1 MB that a tsvector holds.
 */
export function searchWords(
  ocid: string,
  compiled: JsonObject,
  suppliers: Map<string, ProcessSupplier>,
  entityName: string,
) {
  const awards = objectsAt(compiled, 'awards')
  const contracts = objectsAt(compiled, 'contracts')
  const sections = [valueAt(compiled, 'tender'), ...awards, ...contracts]
  const items = sections.flatMap((section) => objectsAt(section, 'items'))
  const text = (name: string) => sections.map((section) => textAt(section, name))
  const ids = [valueAt(compiled, 'tender', 'id'), ...[...awards, ...contracts].map((section) => section.id)]
  return {
    title: joinTexts(text('title'), 4000),
    people: joinTexts(
      [
        entityName,
        textAt(compiled, 'buyer', 'name'),
        ...[...suppliers.values()].map(({ name }) => name),
        ...objectsAt(compiled, 'parties').map((party) => textAt(party, 'name')),
      ],
      30_000,
    ),
    text: joinTexts(
      [
        ...text('description'),
        textAt(compiled, 'planning', 'rationale'),
        textAt(compiled, 'planning', 'budget', 'description'),
        textAt(compiled, 'tender', 'procurementMethodDetails'),
        ...items.map((item) => textAt(item, 'description')),
        ...items.map((item) => textAt(item, 'classification', 'description')),
      ],
      100_000,
    ),
    ids: joinTexts(
      [
        ocid,
        ...ids.map((id) => (typeof id === 'string' || typeof id === 'number' ? String(id) : undefined)),
        ...[...suppliers.values()].flatMap(({ id, identifier }) => [id, identifier ?? undefined]),
        ...items.map((item) => textAt(item, 'classification', 'id')),
      ],
      20_000,
    ),
  }
}
