import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'

export type ShownDecision = {
  id: string
  sentence: string
  reason: string
  by: string
  /** Days, YYYY-MM-DD. */
  on: string | null
  undone: { on: string | null; reason: string } | null
}

export type RefusedUndo = { decision: string; reason: string; sentence: string }

/** What was decided on identities, newest first, each with the form that takes it back. */
export function DecisionList(props: { decisions: readonly ShownDecision[]; token: string; refused?: RefusedUndo }) {
  const { decisions, token, refused } = props
  if (decisions.length === 0) return null
  return (
    <PageSection id="decisiones" title="Decisiones">
      <ul className="plain-list stack">
        {decisions.map(({ id, sentence, reason, by, on, undone }) => (
          <li key={id} className="supplier-group">
            <p>{sentence}</p>
            <p className="small quiet">
              {by}, <DateText value={on} />: {reason}
            </p>
            {undone ? (
              <p className="small">
                Se deshizo el <DateText value={undone.on} />: {undone.reason}
              </p>
            ) : (
              <details className="fold" open={refused?.decision === id}>
                <summary>Deshacer</summary>
                <form method="post" className="stack">
                  <TokenField token={token} />
                  <input type="hidden" name="decision" value={id} />
                  <TextField
                    name="razon"
                    id={`razon-${id}`}
                    label="Por qué se deshace"
                    {...(refused?.decision === id ? { defaultValue: refused.reason, error: refused.sentence } : {})}
                  />
                  <Button look="secondary">Deshacer la decisión</Button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
