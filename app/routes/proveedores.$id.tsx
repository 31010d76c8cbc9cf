import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSupplier } from '#app/catalog/profiles/load-supplier.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { amountInWords, formatNumber, formatShortAmount } from '#app/lib/amounts.ts'
import { calendarDateIn } from '#app/lib/dates.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { badgeBeside } from '#app/suppliers/integrity/public/badge-beside.ts'
import { BarFigure } from '#app/ui/figures/bar-figure.tsx'
import { ColumnFigure } from '#app/ui/figures/column-figure.tsx'
import { BadgeBeside } from '#app/ui/integrity/badge-beside.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { ProcessLines } from '#app/ui/profiles/process-lines.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'
import { MatchList } from '#app/ui/suppliers/match-list.tsx'
import { SeenNames } from '#app/ui/suppliers/seen-names.tsx'
import { SupplierHead } from '#app/ui/suppliers/supplier-head.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? 'Proveedor no encontrado' }]

/** An id that was joined to another identity leads there for good. */
export function loader({ params }: LoaderFunctionArgs) {
  return asPage(async () => {
    const { movedTo, page } = await loadSupplier(params.id ?? '', portalInfo().timeZone)
    if (movedTo !== null) throw redirect(movedTo, 301)
    const { badges, ...shown } = page
    return { ...shown, badge: badgeBeside(badges, null, calendarDateIn(new Date(), portalInfo().timeZone)) }
  })
}

const SOURCE = 'Fuente: adjudicaciones publicadas en este portal, sin las históricas.'

const highest = <T extends { value: number }>(bars: readonly T[]): T | undefined =>
  [...bars].sort((a, b) => b.value - a.value)[0]

export default function SupplierPage() {
  const supplier = useLoaderData<typeof loader>()
  const { names, awards, pesos, others, entities, years, methods, latest } = supplier
  return (
    <>
      <SupplierHead supplier={supplier} />
      {supplier.badge ? <BadgeBeside badge={supplier.badge} /> : null}
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
      {supplier.constancyHref || supplier.matches.length > 0 ? (
        <PageSection id="sanciones" title="Qué dicen de él las listas de sancionados">
          {supplier.matches.length === 0 ? (
            <p>Ninguna lista de este portal lo da por sancionado en la fecha de sus contrataciones, ni después.</p>
          ) : (
            <MatchList matches={supplier.matches} showProcess />
          )}
          {supplier.constancyHref ? (
            <p>
              <TextLink href={supplier.constancyHref}>Constancia de lo que decían las listas en una fecha</TextLink>
            </p>
          ) : null}
        </PageSection>
      ) : null}
      {names.length > 0 ? (
        <PageSection id="nombres" title="Nombres con que aparece">
          <SeenNames names={names} />
        </PageSection>
      ) : null}
    </>
  )
}
