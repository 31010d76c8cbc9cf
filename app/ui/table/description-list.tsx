import type { ReactNode } from 'react'

export type Described = {
  term: string
  /** null or '' says "Sin dato" unless the entry is left out. */
  value: ReactNode
  help?: ReactNode
}

export type DescriptionListProps = {
  items: readonly Described[] /** Leaves out entries without a value. */
  skipEmpty?: boolean
}

const isEmpty = (value: ReactNode) => value === null || value === undefined || value === ''

/** Terms and their values, one a line. */
export function DescriptionList({ items, skipEmpty = false }: DescriptionListProps) {
  return (
    <dl className="description-list">
      {items
        .filter(({ value }) => !skipEmpty || !isEmpty(value))
        .map(({ term, value, help }) => (
          <div key={term} className="description-row">
            <dt>{term}</dt>
            <dd>
              {isEmpty(value) ? <span className="no-data">Sin dato</span> : value}
              {help ? <span className="description-help">{help}</span> : null}
            </dd>
          </div>
        ))}
    </dl>
  )
}
