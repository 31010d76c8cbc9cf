import { describe, expect, it } from 'vitest'
import { BarFigure } from '#app/ui/figures/bar-figure.tsx'
import { ColumnFigure } from '#app/ui/figures/column-figure.tsx'
import { FlowFigure } from '#app/ui/figures/flow-figure.tsx'
import { LineFigure } from '#app/ui/figures/line-figure.tsx'
import { spreadNames } from '#app/ui/figures/line-names.ts'
import { ceilingOf, percent, ticksUpTo } from '#app/ui/figures/scale.ts'
import { draw, forbiddenIn, HOSTILE } from './draw.tsx'

const frame = {
  title: 'La salud contrata un tercio',
  source: 'Fuente: contratos de 2026.',
  csvHref: '/datos/descargas/x.csv',
}

const figures = [
  [
    'bars',
    <BarFigure
      key="1"
      {...frame}
      headings={['Ente', 'Monto']}
      bars={[
        { key: 'a', label: HOSTILE, value: 200, display: '$200', href: '/entidades/a' },
        { key: 'b', label: 'B', value: 50, display: '$50', exact: '$50.00 MXN', highlight: true },
      ]}
    />,
  ],
  [
    'columns',
    <ColumnFigure
      key="2"
      {...frame}
      headings={['Mes', 'Monto']}
      display={String}
      columns={[{ key: 'ene', label: HOSTILE, value: 5, exact: '$5' }]}
    />,
  ],
  [
    'lines',
    <LineFigure
      key="3"
      {...frame}
      labels={['2025', '2026']}
      labelHeading="Año"
      display={String}
      series={[{ key: 'a', name: HOSTILE, values: [1, null] }]}
    />,
  ],
  [
    'flow',
    <FlowFigure
      key="4"
      {...frame}
      currency="MXN"
      steps={[
        { key: 'b', label: 'Presupuesto', amount: 1000 },
        { key: 'a', label: 'Adjudicado', amount: 930, comparedWith: 'b' },
        { key: 'p', label: 'Pagado', amount: null, comparedWith: 'a' },
      ]}
    />,
  ],
] as const

describe('every figure', () => {
  it.each(figures)(
    'of %s says its sentence and source, has a table and a file, and keeps the policy',
    (_kind, figure) => {
      const html = draw(figure)
      expect(html).toContain('<figcaption class="figure-title">La salud contrata un tercio</figcaption>')
      expect(html).toContain('Fuente: contratos de 2026.')
      expect(html).toMatch(/<details class="figure-table">.*<table.*<th scope="col">.*<th scope="row">/s)
      expect(html).toMatch(/<a href="\/datos\/descargas\/x\.csv"[^>]*>Descargar CSV<\/a>/)
      expect(forbiddenIn(html)).toEqual([])
    },
  )

  it.each([
    ['bars', <BarFigure key="1" {...frame} headings={['a', 'b']} bars={[]} />],
    ['columns', <ColumnFigure key="2" {...frame} headings={['a', 'b']} display={String} columns={[]} />],
    ['lines', <LineFigure key="3" {...frame} labels={[]} labelHeading="a" display={String} series={[]} />],
    ['flow', <FlowFigure key="4" {...frame} currency={null} steps={[]} />],
  ])('of no %s at all still draws', (_kind, figure) => {
    expect(draw(figure)).not.toMatch(/NaN|Infinity/)
  })
})

it('bars begin at zero and share one scale', () => {
  const html = draw(figures[0][1])
  expect([...html.matchAll(/class="bar-fill"[^>]*width="([^"]+)"/g)].map((match) => match[1])).toEqual(['100%', '25%'])
})

it('the flow says how each step differs, and where there is no datum', () => {
  const html = draw(figures[3][1])
  expect(html).toContain('7 % menos que el presupuesto')
  expect(html).toContain('Sin dato')
})

describe('scales', () => {
  it('end at a round number at or above the largest value', () => {
    expect(ticksUpTo(820)).toEqual([0, 250, 500, 750, 1000])
    expect(ticksUpTo(1000)).toEqual([0, 250, 500, 750, 1000])
    expect(ticksUpTo(3)).toEqual([0, 1, 2, 3])
    for (const largest of [0.07, 1, 17, 99, 12345, 4.8e9]) {
      const ticks = ticksUpTo(largest)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest * 0.999)
      expect(ticks.length).toBeLessThanOrEqual(7)
    }
  })

  it('bound what is out of range', () => {
    expect([percent(0.12345), percent(-1), percent(7), percent(Number.NaN)]).toEqual(['12.35%', '0%', '100%', '0%'])
    expect(ceilingOf([])).toBe(1)
  })

  it('keep names of lines a line apart and above the base', () => {
    expect(spreadNames([100, 20], 200)).toEqual([100, 20])
    expect(spreadNames([100, 102, 90], 200)).toEqual([107, 124, 90])
    expect(spreadNames([199, 200], 200)).toEqual([183, 200])
  })
})
