import { formatShortAmount } from '#app/lib/amounts.ts'
import { type Bar, BarFigure } from '#app/ui/figures/bar-figure.tsx'
import { type Column, ColumnFigure } from '#app/ui/figures/column-figure.tsx'

export type TotalFiguresProps = {
  sentence: string | null
  years: readonly Column[]
  methods: readonly Bar[]
  /** Amounts in other currencies, which are not added. */
  others: readonly string[]
}

const SOURCE =
  'Fuente: procesos publicados en este portal, sin los históricos. Monto contratado o, si aún no hay contrato, adjudicado o estimado.'

/** Amounts by year and by procedure, as two figures. */
export function TotalFigures({ sentence, years, methods, others }: TotalFiguresProps) {
  const first = methods[0]
  return (
    <>
      {years.length > 1 && sentence ? (
        <ColumnFigure
          title={sentence}
          columns={years}
          headings={['Año', 'Monto']}
          display={(value) => formatShortAmount(value)}
          source={SOURCE}
          {...(others.length > 0
            ? { note: `Además hay montos en otras monedas, que no se suman: ${others.join(', ')}.` }
            : {})}
        />
      ) : null}
      {first ? (
        <BarFigure
          title={`La mayor parte del monto corresponde a ${first.label.replace(/ \(\d+\)$/, '').toLowerCase()}.`}
          bars={methods}
          headings={['Procedimiento (procesos)', 'Monto']}
          source={SOURCE}
        />
      ) : null}
    </>
  )
}
