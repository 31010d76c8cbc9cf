import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatNumber } from '#app/lib/amounts.ts'
import { Button } from '#app/ui/form/button.tsx'

export type FacetOption = { value: string; label: string; count: number | null; checked: boolean }

export type FacetGroup = {
  /** Name of the query parameter; it is repeated, once for each mark. */
  name: string
  title: string
  options: readonly FacetOption[]
  /** Only one can hold, so radio buttons. */
  single?: boolean
}

export type FacetPanelProps = {
  action: string
  groups: readonly FacetGroup[]
  /** What is kept while filtering: the words searched, the order. */
  keep: readonly { name: string; value: string }[]
  /** How many filters apply; said on the phone's button. */
  active: number
  /** Id of the list of results, to go back to. */
  resultsId?: string
  /** More fields, such as amounts from and to. */
  children?: ReactNode
}

function Group({ group, open }: { group: FacetGroup; open: boolean }) {
  return (
    <details className="facet" open={open}>
      <summary>{group.title}</summary>
      <fieldset>
        <legend className="visually-hidden">{group.title}</legend>
        {group.options.map(({ value, label, count, checked }) => (
          <label key={value} className="facet-option">
            <input
              type={group.single ? 'radio' : 'checkbox'}
              name={group.name}
              value={value}
              defaultChecked={checked}
            />
            <span className="facet-label">{label}</span>
            {count === null ? null : <span className="facet-count number">{formatNumber(count)}</span>}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

/**
 * Filters as a form that works by address. At the left on a desk; on a phone it stays away until "Filtrar" is followed
 * (`:target`), so it needs no script; the page is loaded whole, since `:target` does not hear of scripted navigation.
 * `FacetOpener` is that link, to be put above the results.
 */
export function FacetPanel({ action, groups, keep, active, resultsId = 'resultados', children }: FacetPanelProps) {
  return (
    <aside className="facets" id="filtros" aria-label="Filtros">
      <Form method="get" action={action} reloadDocument key={JSON.stringify([keep, groups])}>
        <div className="facets-head">
          <h2>Filtros</h2>
          <a className="facets-close" href={`#${resultsId}`}>
            Cerrar
          </a>
        </div>
        {keep.map(({ name, value }) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {groups
          .filter((group) => group.options.length > 0)
          .map((group, index) => (
            <Group key={group.name} group={group} open={index < 3 || group.options.some((option) => option.checked)} />
          ))}
        {children}
        <div className="facets-apply">
          <Button look="primary">Aplicar filtros{active > 0 ? ` (${active})` : ''}</Button>
        </div>
      </Form>
    </aside>
  )
}

/** Opens the filters on a phone; on a desk they are in sight and this is not. */
export function FacetOpener({ active }: { active: number }) {
  return (
    <a className="button button-secondary facets-open" href="#filtros">
      Filtrar{active > 0 ? ` (${active})` : ''}
    </a>
  )
}
