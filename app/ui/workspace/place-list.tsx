import { TextLink } from '#app/ui/layout/text-link.tsx'
import type { Place } from './places.ts'

/** Places to go on to, as a quiet grid under a heading. */
export function PlaceList({ id, title, places }: { id: string; title: string; places: readonly Place[] }) {
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="section-grid plain-list">
        {places.map((place) => (
          <li key={place.href}>
            <h3>
              <TextLink href={place.href}>{place.title}</TextLink>
            </h3>
            <p className="quiet">{place.text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
