import { Notice } from '#app/ui/feedback/notice.tsx'

export type ShownDecision = {
  stage: string
  outcome: string
  reasons: string
  on: string
  appealUntil: string | null
  marks?: readonly { title: string; word: string; reasons: string }[]
}

const titleOf = ({ stage, outcome }: ShownDecision): string =>
  stage === 'appeal'
    ? `La impugnación se resolvió ${outcome === 'granted' ? 'a favor' : 'en contra'}`
    : `La solicitud se ${outcome === 'granted' ? 'concedió' : 'negó'}`

/** Decisions with their reasons and, element by element, what they rest on. */
export function DecisionList({ decisions }: { decisions: readonly ShownDecision[] }) {
  return (
    <>
      {decisions.map((decision) => (
        <Notice
          key={decision.stage}
          tone={decision.outcome === 'granted' ? 'done' : 'info'}
          title={`${titleOf(decision)} el ${decision.on}`}
        >
          <p className="written">{decision.reasons}</p>
          {decision.appealUntil ? <p>Se puede impugnar hasta el {decision.appealUntil}.</p> : null}
          {decision.marks && decision.marks.length > 0 ? (
            <details>
              <summary>Cómo se valoró cada elemento</summary>
              <ul>
                {decision.marks.map(({ title, word, reasons }) => (
                  <li key={title}>
                    <strong>
                      {title}: {word}.
                    </strong>{' '}
                    <span className="written">{reasons}</span>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </Notice>
      ))}
    </>
  )
}
