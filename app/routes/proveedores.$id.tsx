import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSupplier } from '#app/catalog/profiles/load-supplier.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { amountInWords, countOf, formatNumber, formatShortAmount } from '#app/lib/amounts.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { BarFigure } from '#app/ui/figures/bar-figure.tsx'
import { ColumnFigure } from '#app/ui/figures/column-figure.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { ProcessLines } from '#app/ui/profiles/process-lines.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? 'Proveedor no encontrado' }]

export function loader({ params }: LoaderFunctionArgs) {
  return asPage(() => loadSupplier(params.id ?? '', portalInfo().timeZone))
}

const SOURCE = 'Fuente: adjudicaciones publicadas en este portal, sin las históricas.'

const highest = <T extends { value: number }>(bars: readonly T[]): T | undefined =>
  [...bars].sort((a, b) => b.value - a.value)[0]

export default function SupplierPage() {
  const supplier = useLoaderData<typeof loader>()
  const { name, identifier, naturalPerson, names, awards, pesos, others, entities, years, methods, latest } = supplier
  return (
    <>
      <header className="page-head">
        <p className="eyebrow">{naturalPerson ? 'Proveedor, persona física' : 'Proveedor'}</p>
        <h1>{name}</h1>
        {identifier ? <p className="quiet">RFC o identificador: {identifier}</p> : null}
      </header>
      <KeyFigures
        figures={[
          { label: 'Adjudicaciones', figure: formatNumber(awards) },
          { label: 'Por un monto de', figure: amountInWords(pesos) },
          {
            label: 'Entes que le compran',
            figure: formatNumber(entities.length),
            ...(entities.length === 15 ? { note: 'o más' } : {}),
          },
        ]}
      />
      {pesos > 0 ? (
        <PageSection id="quien-le-compra" title="Quién le compra">
          <BarFigure
            title={
              entities.length === 1
                ? `Todo se lo compró ${entities[0]?.label}.`
                : `${entities[0]?.label} es quien más le ha comprado.`
            }
            bars={entities}
            headings={['Ente', 'Monto adjudicado']}
            source={SOURCE}
            {...(others.length > 0 ? { note: `Además hay montos en otras monedas: ${others.join(', ')}.` } : {})}
          />
          {years.length > 1 ? (
            <ColumnFigure
              title={`${highest(years)?.label} es el año en que más se le ha adjudicado.`}
              columns={years}
              headings={['Año', 'Monto adjudicado']}
              display={(value) => formatShortAmount(value)}
              source={SOURCE}
            />
          ) : null}
          <BarFigure
            title={`La mayor parte del monto fue por ${(methods[0]?.label ?? '').replace(/ \(\d+\)$/, '').toLowerCase()}.`}
            bars={methods}
            headings={['Procedimiento (adjudicaciones)', 'Monto']}
            source={SOURCE}
          />
        </PageSection>
      ) : null}
      <PageSection id="adjudicaciones" title="Lo que se le ha adjudicado">
        <ProcessLines
          lines={latest.map(({ entity, ...line }) => ({ ...line, entity: entity.name }))}
          id="adjudicaciones-lista"
        />
        <p>
          <TextLink href={supplier.allHref}>Ver todos sus procesos</TextLink>
        </p>
      </PageSection>
      {names.length > 1 ? (
        <PageSection id="nombres" title="Nombres con que aparece">
          <ul>
            {names.map(({ name: seen, times }) => (
              <li key={seen}>
                {seen} <span className="quiet">({countOf(times, 'vez', 'veces')})</span>
              </li>
            ))}
          </ul>
        </PageSection>
      ) : null}
    </>
  )
}
