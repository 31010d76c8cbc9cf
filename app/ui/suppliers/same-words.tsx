import { countOf } from '#app/lib/amounts.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'

export type ShownIdentity = { id: string; name: string; identifier: string; processes: number; href: string }

function Line({ identity }: { identity: ShownIdentity }) {
  const { name, identifier, processes, href } = identity
  return (
    <li className="entity-line">
      <span>
        <TextLink href={href}>{name}</TextLink>
        <span className="supplier-line small quiet">{identifier}</span>
      </span>
      <span className="number">{countOf(processes, 'proceso', 'procesos')}</span>
    </li>
  )
}

/** What answers to the words that were sought. */
export function FoundIdentities({ words, found }: { words: string; found: readonly ShownIdentity[] }) {
  return (
    <PageSection id="encontrados" title={`Proveedores con «${words}»`}>
      {found.length === 0 ? (
        <EmptyState title="Ningún proveedor concuerda">
          <p>Pruebe con una parte del nombre, sin la forma legal, o con el RFC completo.</p>
        </EmptyState>
      ) : (
        <ul className="entity-list plain-list">
          {found.map((identity) => (
            <Line key={identity.id} identity={identity} />
          ))}
        </ul>
      )}
    </PageSection>
  )
}

/** Groups whose names have the same words: most of them are one supplier written twice. */
export function SameWordGroups(props: {
  groups: readonly { key: string; suppliers: readonly ShownIdentity[] }[]
  nextHref: string | null
}) {
  return (
    <PageSection id="mismas-palabras" title="Mismo nombre, distinto identificador">
      {props.groups.length === 0 ? (
        <EmptyState title="No hay nombres repetidos sin revisar" />
      ) : (
        props.groups.map(({ key, suppliers }) => (
          <ul key={key} className="entity-list plain-list supplier-group" aria-label={key}>
            {suppliers.map((identity) => (
              <Line key={identity.id} identity={identity} />
            ))}
          </ul>
        ))
      )}
      <Pagination nextHref={props.nextHref} />
    </PageSection>
  )
}
