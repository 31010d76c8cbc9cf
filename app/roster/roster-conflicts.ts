import { foldName } from '#app/lib/entity-names.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'

/** An entity of the roster as far as another may clash with it. */
export type KnownEntity = RosterEntity & { formerSlugs: readonly string[]; status: string }

export interface Conflict {
  column: string
  message: string
}

/** Addresses of the desk itself, under /plataforma/entes. */
const RESERVED_SLUGS = ['nuevo', 'importar']

/** What of an entity a conflict in a column is about. */
const CONCERNED: Record<string, (keyof RosterEntity)[]> = {
  slug: ['slug'],
  official_name: ['officialName'],
  rfc: ['rfc'],
  inegi_municipality: ['inegiMunicipality', 'kind', 'closed'],
  parent: ['parent', 'sphere', 'inegiMunicipality'],
}

/**
 * Why a candidate may not enter a roster, or change in it (`before`, null for a new one): addresses, keys, names and RFCs in use or
 * used before, a municipality that has its town hall already, a parent that cannot be one. What does not change is not judged again.
 */
export function conflictsOf(
  candidate: RosterEntity,
  roster: readonly KnownEntity[],
  before: RosterEntity | null,
): Conflict[] {
  const others = before === null ? roster : roster.filter(({ key }) => key !== candidate.key)
  const conflicts: Conflict[] = []
  const add = (column: string, message: string | null) => {
    const moves = before === null || CONCERNED[column]?.some((field) => before[field] !== candidate[field])
    if (message !== null && moves) conflicts.push({ column, message })
  }
  add('slug', slugFault(candidate.slug, others))
  const sameKey = before === null ? roster.find(({ key }) => key === candidate.key) : undefined
  add(
    'key',
    sameKey ? `«${candidate.key}» es la clave de ${sameKey.officialName}; va en los OCID y no se repite` : null,
  )
  add('official_name', nameFault(candidate.officialName, others))
  const sameRfc = candidate.rfc ? others.find(({ rfc }) => rfc === candidate.rfc) : undefined
  add('rfc', sameRfc ? `es el de ${sameRfc.officialName}` : null)
  add('inegi_municipality', townHallFault(candidate, others))
  add('parent', parentFault(candidate, others))
  return conflicts
}

function slugFault(slug: string, others: readonly KnownEntity[]): string | null {
  if (RESERVED_SLUGS.includes(slug)) return `«${slug}» es una página de operación; agregue una palabra`
  const holder = others.find((other) => other.slug === slug)
  if (holder) return `«${slug}» es la dirección de ${holder.officialName}`
  const former = others.find((other) => other.formerSlugs.includes(slug))
  if (former) return `«${slug}» fue la dirección de ${former.officialName}, y los enlaces viejos siguen llevando ahí`
  return null
}

function nameFault(name: string, others: readonly KnownEntity[]): string | null {
  const folded = foldName(name)
  const holder = others.find((other) => foldName(other.officialName) === folded)
  if (holder) return `así se llama ya el ente con clave ${holder.key}`
  const former = others.find((other) => other.previousNames.some((previous) => foldName(previous.name) === folded))
  if (former) return `así se llamó ${former.officialName}`
  return null
}

function townHallFault(candidate: RosterEntity, others: readonly KnownEntity[]): string | null {
  if (candidate.kind !== 'ayuntamiento') return null
  const holder = others.find(
    (other) =>
      other.kind === 'ayuntamiento' &&
      other.status !== 'closed' &&
      other.inegiMunicipality === candidate.inegiMunicipality,
  )
  return holder ? `el municipio ${candidate.inegiMunicipality} ya tiene ayuntamiento: ${holder.officialName}` : null
}

function parentFault(candidate: RosterEntity, others: readonly KnownEntity[]): string | null {
  if (candidate.parent === null) return null
  if (candidate.parent === candidate.slug) return 'un ente no depende de sí mismo'
  const bySlug = new Map(others.map((other) => [other.slug, other]))
  const parent = bySlug.get(candidate.parent)
  if (!parent) return `ningún ente tiene la dirección «${candidate.parent}»`
  if (parent.status === 'closed') return `${parent.officialName} ya está cerrado`
  if (parent.sphere !== candidate.sphere) return `${parent.officialName} es de otro poder o ámbito`
  if (parent.inegiMunicipality !== candidate.inegiMunicipality) return `${parent.officialName} es de otro municipio`
  for (let above: KnownEntity | undefined = parent, steps = 0; above && steps < 50; steps += 1) {
    if (above.parent === candidate.slug) return `${parent.officialName} depende a su vez de este ente`
    above = bySlug.get(above.parent ?? '')
  }
  return null
}
