import { distanceInWords, formatDate } from '#app/lib/dates.ts'

export type DateTextProps = {
  /** ISO date or date-time, as it was written. */
  value: string | null | undefined
  /** `2026-11-20`: with it, the distance in words is said beside the date. */
  today?: string
}

/** `14 mar 2026`, with `hace 8 meses` beside it when `today` is given. */
export function DateText({ value, today }: DateTextProps) {
  const text = formatDate(value)
  if (!value || !text) return <span className="no-data">{value ? value : 'Sin fecha'}</span>
  const distance = today ? distanceInWords(value, today) : null
  return (
    <span className="date">
      <time dateTime={value} className="number">
        {text}
      </time>
      {distance ? <span className="date-words"> {distance}</span> : null}
    </span>
  )
}
