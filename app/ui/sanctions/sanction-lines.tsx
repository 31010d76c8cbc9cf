import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { SanctionBadge } from './sanction-badge.tsx'

export type ShownSanction = {
  id: string
  href: string
  name: string
  rfc: string | null
  authority: string | null
  fileNumber: string | null
  kinds: readonly string[]
  period: string | null
  list: string
  state: string
  stateWords: string
}

/** Sanctions found, one a row, under the header of columns that a phone leaves out. */
export function SanctionLines({ rows }: { rows: readonly ShownSanction[] }) {
  return (
    <table className="results-table" id="resultados">
      <caption className="visually-hidden">Sanciones encontradas</caption>
      <thead>
        <tr>
          <th scope="col">Persona o empresa</th>
          <th scope="col">Hoy</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <div className="result-cell">
                <h2 className="result-title">
                  <TextLink href={row.href}>{row.name}</TextLink>
                </h2>
                <p className="result-line">
                  {row.rfc ? `RFC ${row.rfc}` : 'La lista no da el RFC: puede ser otra con el mismo nombre'}
                </p>
                <p className="result-line cluster">
                  <Badge>{row.list}</Badge>
                  <span>{row.kinds.join(', ')}</span>
                  {row.period ? <span>{row.period}</span> : null}
                </p>
                <p className="result-line">
                  {[row.authority, row.fileNumber && `expediente ${row.fileNumber}`].filter(Boolean).join(' · ')}
                </p>
              </div>
            </td>
            <td>
              <SanctionBadge state={row.state} words={row.stateWords} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
