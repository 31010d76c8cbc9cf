import { FlowFigure, type FlowStep } from '#app/ui/figures/flow-figure.tsx'
import { EventList } from '#app/ui/process/timeline.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'
import { PageSection } from './page-section.tsx'

type Money = { amount: number; currency: string | null }

export type MoneySectionProps = {
  money: { currency: string | null; steps: readonly FlowStep[]; sentence: string; amendments: number } | null
  funding: readonly { source: string; amount: Money | null; detail: string | null }[]
  amendments: readonly { key: string; date: string | null; title: string; detail: string | null }[]
}

/** From the budget to the payment, where the money comes from, and what was amended. */
export function MoneySection({ money, funding, amendments }: MoneySectionProps) {
  return (
    <PageSection id="dinero" title="Del presupuesto al pago">
      {money ? (
        <FlowFigure
          title={money.sentence}
          steps={money.steps}
          currency={money.currency}
          source="Fuente: lo publicado en este proceso. Los pasos sin dato no se han publicado."
        />
      ) : (
        <p className="no-data">No se han publicado montos suficientes para compararlos.</p>
      )}
      <h3>De dónde sale el recurso</h3>
      {funding.length === 0 ? (
        <p className="no-data">No se publicó la fuente del recurso.</p>
      ) : (
        <DescriptionList
          items={funding.map(({ source, amount, detail }) => ({
            term: source,
            value: amount ? <MoneyAmount amount={amount.amount} currency={amount.currency} /> : null,
            help: detail,
          }))}
        />
      )}
      {amendments.length > 0 ? (
        <>
          <h3>Modificaciones</h3>
          <EventList events={amendments} />
        </>
      ) : null}
    </PageSection>
  )
}
