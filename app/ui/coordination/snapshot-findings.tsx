import { formatNumber } from '#app/lib/amounts.ts'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'

export type SnapshotFindingsProps = {
  read: readonly string[]
  change: readonly number[]
  commonest: readonly { reason: string; count: number; example: string }[]
  refusals: readonly { position: number; sentence: string }[]
  differences: readonly { change: string; name: string; fileNumber: string | null; kinds: string; row: number | null }[]
  examples: readonly {
    row: number
    name: string
    rfc: string | null
    kinds: string
    from: string | null
    to: string | null
    readings: readonly string[]
  }[]
}

const CHANGES: Readonly<Record<string, string>> = { new: 'Nueva', changed: 'Cambia', gone: 'Ya no está' }

/** What was read of a list, what was not and why, and the difference to the version before. */
export function SnapshotFindings({ read, change, commonest, refusals, differences, examples }: SnapshotFindingsProps) {
  return (
    <>
      <KeyFigures
        figures={[
          { label: 'Renglones', figure: read[0] ?? '0' },
          { label: 'Leídos', figure: read[1] ?? '0' },
          { label: 'Rechazados', figure: read[2] ?? '0' },
          { label: 'Nuevos', figure: formatNumber(change[0] ?? 0) },
          { label: 'Cambian', figure: formatNumber(change[1] ?? 0) },
          { label: 'Ya no están', figure: formatNumber(change[2] ?? 0) },
        ]}
      />
      {commonest.length > 0 ? (
        <section className="stack-tight" aria-labelledby="rechazos">
          <h2 id="rechazos">Lo que no se pudo leer</h2>
          <ul>
            {commonest.map(({ reason, count, example }) => (
              <li key={reason}>
                <strong className="number">{formatNumber(count)}</strong>, por ejemplo: {example}
              </li>
            ))}
          </ul>
          <details>
            <summary>Ver los primeros {refusals.length} renglones rechazados</summary>
            <ul>
              {refusals.map(({ position, sentence }) => (
                <li key={position}>{sentence}</li>
              ))}
            </ul>
          </details>
        </section>
      ) : null}
      {examples.length > 0 ? (
        <section className="stack-tight" aria-labelledby="lecturas">
          <h2 id="lecturas">Cómo se leyó</h2>
          <ul className="stack-tight">
            {examples.map(({ row, name, rfc, kinds, from, to, readings }) => (
              <li key={row}>
                <strong>{name}</strong>{' '}
                {[rfc, kinds, from && `desde ${from}`, to && `hasta ${to}`].filter(Boolean).join(' · ')}{' '}
                <span className="quiet">(renglón {row})</span>
                {readings.map((reading) => (
                  <span key={reading} className="description-help">
                    {reading}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {differences.length > 0 ? (
        <section className="stack-tight" aria-labelledby="diferencia">
          <h2 id="diferencia">Diferencia con la versión anterior</h2>
          <details open={differences.length <= 20}>
            <summary>Las primeras {differences.length}</summary>
            <ul>
              {differences.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same name may be there twice, and the list does not move.
                <li key={at}>
                  <strong>{CHANGES[one.change] ?? one.change}</strong>: {one.name}
                  {one.fileNumber ? `, ${one.fileNumber}` : ''} · {one.kinds}
                </li>
              ))}
            </ul>
          </details>
        </section>
      ) : null}
    </>
  )
}
