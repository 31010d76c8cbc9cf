import { scaleLinear } from 'd3-scale'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type YearColumn = { year: number; value: number; shown: string; href?: string; chosen?: boolean }

const HEIGHT = 72

/** One column a year from a zero base, the year under it; a column with an address is a filter. */
export function YearColumns({ columns }: { columns: readonly YearColumn[] }) {
  const height = scaleLinear([0, Math.max(...columns.map(({ value }) => value), 1)], [0, HEIGHT - 2])
  return (
    <ol className="year-columns plain-list">
      {columns.map(({ year, value, shown, href, chosen }) => {
        const tall = Math.max(height(value), value > 0 ? 1 : 0)
        const column = (
          <>
            <span className="year-value number">{shown}</span>
            <svg width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
              <rect className="year-fill" x="12%" y={HEIGHT - 1 - tall} width="76%" height={tall} />
              <rect className="year-base" x="0" y={HEIGHT - 1} width="100%" height="1" />
            </svg>
            <span className="year-label number">{year}</span>
          </>
        )
        return (
          <li key={year} className={chosen ? 'year-column year-chosen' : 'year-column'}>
            {href ? (
              <TextLink
                href={href}
                {...(chosen ? { 'aria-current': 'true' as const } : {})}
                aria-label={`${year}: ${shown}`}
              >
                {column}
              </TextLink>
            ) : (
              column
            )}
          </li>
        )
      })}
    </ol>
  )
}
