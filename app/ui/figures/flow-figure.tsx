import { amountInWords, formatAmount, formatShare } from '#app/lib/amounts.ts'
import { type FigureBasics, FigureFrame } from './figure-frame.tsx'
import { ceilingOf, percent } from './scale.ts'

export type FlowStep = {
  key: string
  /** "Presupuesto", "Estimado", "Adjudicado", "Contratado", "Con modificaciones", "Pagado". */
  label: string
  /** null when it is not known: the gap is shown. */
  amount: number | null
  /** Key of the step it is compared with; nothing is said otherwise. */
  comparedWith?: string
}

export type FlowFigureProps = FigureBasics & { steps: readonly FlowStep[]; currency: string | null }

function comparison(step: FlowStep, steps: readonly FlowStep[]): string | null {
  const other = steps.find(({ key }) => key === step.comparedWith)
  if (step.amount === null || !other?.amount) return null
  const share = step.amount / other.amount
  const label = other.label.toLocaleLowerCase('es-MX')
  const than = label === 'presupuesto' ? 'el presupuesto' : `lo ${label}`
  if (Math.abs(share - 1) < 0.0005) return `igual que ${than}`
  return share > 1 ? `${formatShare(share - 1)} más que ${than}` : `${formatShare(1 - share)} menos que ${than}`
}

/** From the budget to the payment: one bar a step on one scale from zero, with what each differs from the one before. */
export function FlowFigure({ steps, currency, ...frame }: FlowFigureProps) {
  const ceiling = ceilingOf(steps.map(({ amount }) => amount ?? 0))
  const exact = (amount: number | null) => (amount === null ? 'Sin dato' : formatAmount(amount, currency))
  const table = {
    headings: ['Paso', 'Monto', 'Comparación'],
    rows: steps.map((step) => ({
      key: step.key,
      cells: [step.label, exact(step.amount), comparison(step, steps) ?? '—'],
    })),
  }
  return (
    <FigureFrame {...frame} table={table}>
      <ol className="flow plain-list">
        {steps.map((step) => (
          <li key={step.key} className="flow-step">
            <span className="flow-label">{step.label}</span>
            <svg className="bar-track" width="100%" height="18" aria-hidden="true" focusable="false">
              {step.amount === null ? (
                <line className="flow-gap" x1="0" x2="100%" y1="9" y2="9" />
              ) : (
                <rect className="bar-fill" x="0" y="0" width={percent(step.amount / ceiling)} height="18" />
              )}
            </svg>
            <span className="flow-value">
              <span className={step.amount === null ? 'no-data' : 'number'}>{exact(step.amount)}</span>
              <span className="flow-words">
                {comparison(step, steps) ??
                  (step.amount === null || !currency ? '' : amountInWords(step.amount, currency))}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </FigureFrame>
  )
}
