import type { ReactNode } from 'react'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'

export type ResultRow = {
  key: string
  href: string
  title: string
  entity: string
  /** Method, stage and the like, as badges. */
  badges?: ReactNode
  date: string | null
  amount: number | null
  currency: string | null
  /** To whom, when it is known. */
  supplier?: string | null
}

/** Results that scan well: title; entity, procedure and date; the amount at the right, in one column. */
export function ResultList(props: { rows: readonly ResultRow[]; id?: string; heading?: 'h2' | 'h3' }) {
  const { rows, id = 'resultados', heading: Heading = 'h2' } = props
  return (
    <ol className="results plain-list" id={id}>
      {rows.map((row) => (
        <li key={row.key} className="result">
          <div className="result-main">
            <Heading className="result-title">
              <TextLink href={row.href}>{row.title}</TextLink>
            </Heading>
            <p className="result-line">
              {row.entity}
              {row.supplier ? <> · {row.supplier}</> : null}
            </p>
            <p className="result-line cluster">
              {row.badges}
              <DateText value={row.date} />
            </p>
          </div>
          <p className="result-amount">
            <MoneyAmount amount={row.amount} currency={row.currency} words />
          </p>
        </li>
      ))}
    </ol>
  )
}
