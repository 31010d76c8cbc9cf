import { paths } from '#app/lib/paths.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

/** When a search finds nothing: what to try. `clearHref` is the same search without filters, when there are any. */
export function NothingFound({ words, clearHref }: { words: string; clearHref: string | null }) {
  return (
    <EmptyState title={words ? `No encontramos procesos con «${words}»` : 'No hay procesos con estos filtros'}>
      <ul>
        {clearHref ? (
          <li>
            <TextLink href={clearHref}>Busque lo mismo sin filtros</TextLink>.
          </li>
        ) : null}
        {words ? (
          <>
            <li>Use menos palabras, o palabras más generales: «equipo de cómputo» en lugar de una marca.</li>
            <li>Los acentos y las mayúsculas no importan; las comillas piden las palabras juntas y en ese orden.</li>
          </>
        ) : null}
        <li>
          Vea los <TextLink href={paths.entities()}>entes que publican</TextLink>: puede que el que busca todavía no
          publique nada.
        </li>
      </ul>
    </EmptyState>
  )
}
