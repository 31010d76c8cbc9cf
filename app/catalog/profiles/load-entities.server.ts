import { paths } from '#app/lib/paths.ts'
import { SPHERES, sphereName } from '#app/texts/entities.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { listEntities } from '#db/queries/reading/read-entities.server.ts'

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The roster by sphere, narrowed to names, present or former, that hold all the words typed (accents and capitals aside). One statement. */
export async function loadEntities(words: string) {
  const all = await asVisitor(listEntities)
  const wanted = fold(words.slice(0, 200))
    .split(/\s+/)
    .filter((word) => word !== '')
  const shown = all.filter(({ name, short_name, slug, former }) => {
    const text = fold(`${name} ${short_name} ${slug} ${former}`)
    return wanted.every((word) => text.includes(word))
  })
  const known = [...SPHERES, ...new Set(all.map(({ sphere }) => sphere).filter((sphere) => !SPHERES.includes(sphere)))]
  return {
    words,
    total: all.length,
    publishing: all.filter(({ processes, historical }) => processes + historical > 0).length,
    shown: shown.length,
    groups: known
      .map((sphere) => ({
        key: sphere,
        title: sphereName(sphere),
        entities: shown
          .filter((entity) => entity.sphere === sphere)
          .map(({ slug, name, processes, historical, status, former }) => ({
            key: slug,
            name,
            href: paths.entity(slug),
            processes,
            historical,
            closed: status === 'closed',
            suspended: status === 'suspended',
            byFormerName:
              wanted.length > 0 && !wanted.every((word) => fold(`${name} ${slug}`).includes(word)) && former !== '',
          })),
      }))
      .filter(({ entities }) => entities.length > 0),
  }
}
