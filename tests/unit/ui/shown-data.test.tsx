import { describe, expect, it } from 'vitest'
import { Chips } from '#app/ui/badges/chips.tsx'
import { MethodBadge } from '#app/ui/badges/method-badge.tsx'
import { StageBadge } from '#app/ui/badges/stage-badge.tsx'
import { StatusBadge } from '#app/ui/badges/status-badge.tsx'
import { FacetPanel } from '#app/ui/search/facet-panel.tsx'
import { ResultList } from '#app/ui/search/result-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'
import { draw, forbiddenIn, HOSTILE } from './draw.tsx'

describe('badges', () => {
  it('tell methods apart by word, icon and shape, not by colour alone', () => {
    const drawn = ['open', 'selective', 'direct'].map((method) => draw(<MethodBadge method={method} />))
    expect(drawn.map((html) => />([^<]+)<\/span>$/.exec(html)?.[1])).toEqual([
      'Licitación pública',
      'Invitación',
      'Adjudicación directa',
    ])
    expect(new Set(drawn.map((html) => /<svg.*<\/svg>/.exec(html)?.[0])).size).toBe(3)
    expect(new Set(drawn.map((html) => /badge-(open|invited|direct)/.exec(html)?.[1])).size).toBe(3)
  })

  it('take what they do not know as it is', () => {
    expect(draw(<MethodBadge method={HOSTILE} />)).toContain('&lt;script&gt;')
    expect(draw(<MethodBadge method={null} />)).toContain('Sin procedimiento')
    expect(draw(<StageBadge stage="x" />)).toContain('>x<')
    expect(draw(<StatusBadge status="approved" />)).toContain('Aprobado')
  })

  it('fill the marks up to the stage reached', () => {
    expect(draw(<StageBadge stage="award" />).match(/fill="currentColor"/g)).toHaveLength(3)
  })
})

describe('amounts and dates', () => {
  it('are readable by people and by machines', () => {
    expect(draw(<MoneyAmount amount={812000} words />)).toBe(
      '<span class="money"><data value="812000" class="number">$812,000.00 MXN</data><span class="money-words"> 812 mil pesos</span></span>',
    )
    expect(draw(<DateText value="2026-03-14T00:00:00Z" today="2026-11-20" />)).toBe(
      '<span class="date"><time dateTime="2026-03-14T00:00:00Z" class="number">14 mar 2026</time><span class="date-words"> hace 8 meses</span></span>',
    )
  })

  it('that are missing or senseless say so', () => {
    expect(draw(<MoneyAmount amount={null} />)).toContain('Sin monto')
    expect(draw(<MoneyAmount amount={Number.NaN} />)).toContain('Sin monto')
    expect(draw(<MoneyAmount amount={5} currency={null} words />)).toContain('>5.00<')
    expect(draw(<DateText value={null} />)).toContain('Sin fecha')
    expect(draw(<DateText value={HOSTILE} />)).toContain('&lt;script&gt;')
  })
})

describe('a table', () => {
  const html = draw(
    <DataTable
      caption="Contratos"
      columns={[
        { key: 'n', heading: 'Número', cell: (row: { n: string; m: number }) => row.n, isRowHeading: true },
        {
          key: 'm',
          heading: 'Monto',
          cell: (row) => <MoneyAmount amount={row.m} />,
          align: 'right',
          sort: { href: '?orden=monto', direction: 'descending' },
        },
      ]}
      rows={[{ n: HOSTILE, m: 5 }]}
      rowKey={(row) => row.n}
      footer={['Total', '$5.00']}
    />,
  )

  it('says what it is, names rows and columns and how it is sorted', () => {
    expect(html).toContain('<caption>Contratos</caption>')
    expect(html).toContain('<th scope="row">')
    expect(html).toMatch(/<th scope="col" class="cell-right" aria-sort="descending">/)
    expect(html).toContain('<tfoot>')
    expect(forbiddenIn(html)).toEqual([])
  })

  it('that scrolls can be reached by the keyboard', () => {
    const scrolled = draw(<DataTable caption="x" columns={[]} rows={[]} rowKey={() => ''} onPhone="scroll" />)
    expect(scrolled).toMatch(/<section class="table-scroll" aria-label="x" tabindex="0">/)
  })
})

it('pages go back and forth, and vanish when there is one', () => {
  expect(draw(<Pagination nextHref="/buscar?cursor=x" previousHref={null} />)).toMatch(/rel="next"/)
  expect(draw(<Pagination nextHref={null} previousHref={null} />)).toBe('')
})

it('a description without value says so, or is left out', () => {
  const items = [
    { term: 'Número', value: 'A-1' },
    { term: 'Garantía', value: null },
  ]
  expect(draw(<DescriptionList items={items} />)).toContain('Sin dato')
  expect(draw(<DescriptionList items={items} skipEmpty />)).not.toContain('Garantía')
})

describe('search', () => {
  it('filters work as a form that keeps the words', () => {
    const html = draw(
      <FacetPanel
        action="/buscar"
        active={1}
        keep={[{ name: 'q', value: 'agua' }]}
        groups={[
          { name: 'ente', title: 'Ente', options: [{ value: HOSTILE, label: HOSTILE, count: 1200, checked: true }] },
          { name: 'vacio', title: 'Vacío', options: [] },
        ]}
      />,
    )
    expect(html).toMatch(/<form method="get" action="\/buscar"/)
    expect(html).toContain('<input type="hidden" name="q" value="agua"/>')
    expect(html).toMatch(/<input type="checkbox" name="ente" checked=""/)
    expect(html).toContain('1,200')
    expect(html).not.toContain('Vacío')
    expect(html).toContain('Aplicar filtros (1)')
    expect(forbiddenIn(html)).toEqual([])
  })

  it('chips say what they take away', () => {
    const html = draw(<Chips chips={[{ name: 'Ente', value: 'Salud', removeHref: '/buscar' }]} clearHref="/buscar" />)
    expect(html).toContain('Quitar el filtro ')
    expect(html).not.toContain('Quitar todos')
    expect(draw(<Chips chips={[]} />)).toBe('')
  })

  it('results give title, entity, supplier, date and amount', () => {
    const row = {
      key: '1',
      href: '/procesos/x',
      title: HOSTILE,
      entity: 'Salud',
      supplier: 'Empresa',
      date: '2026-03-14',
      amount: 812000,
      currency: 'MXN',
    }
    const html = draw(<ResultList rows={[row]} />)
    expect(html).toMatch(/<h2 class="result-title">.*Salud.*Empresa.*14 mar 2026.*\$812,000\.00 MXN/s)
    expect(forbiddenIn(html)).toEqual([])
  })
})
