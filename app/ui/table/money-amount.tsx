import { amountInWords, formatAmount } from '#app/lib/amounts.ts'

export type MoneyAmountProps = {
  amount: number | null | undefined
  currency?: string | null
  /** Adds the amount as one would say it, beside or under the figure. */
  words?: boolean
}

/** `$1,234,567.89 MXN`, in figures of equal width. */
export function MoneyAmount({ amount, currency = 'MXN', words = false }: MoneyAmountProps) {
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return <span className="no-data">Sin monto</span>
  return (
    <span className="money">
      <data value={String(amount)} className="number">
        {formatAmount(amount, currency)}
      </data>
      {words && currency && Math.abs(amount) >= 1000 ? (
        <span className="money-words"> {amountInWords(amount, currency)}</span>
      ) : null}
    </span>
  )
}
