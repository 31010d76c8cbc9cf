import { Form } from '@remix-run/react'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type SnapshotDecisionProps = {
  token: string
  reasons: readonly string[]
  needsWords: boolean
  answer: { errors: Record<string, string>; values: Record<string, string> } | null
}

/** What an import waits for, and the two ways on: it counts, or it is set aside. */
export function SnapshotDecision({ token, reasons, needsWords, answer }: SnapshotDecisionProps) {
  const error = answer?.errors.motivo
  return (
    <section className="stack" aria-labelledby="decision">
      <h2 id="decision">Espera su decisión</h2>
      <Notice tone="warning">
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Notice>
      <Form method="post" className="form">
        <TokenField token={token} />
        <TextArea
          name="motivo"
          label="Motivo"
          rows={2}
          optional={!needsWords}
          help={
            needsWords ? 'Por qué debe contar aunque esté retenida. Queda en la bitácora.' : 'Queda en la bitácora.'
          }
          defaultValue={answer?.values.motivo ?? ''}
          {...(error ? { error } : {})}
        />
        <ButtonRow>
          <Button name="acto" value="confirmar">
            Poner en vigor
          </Button>
          <Button name="acto" value="descartar" look="quiet">
            Descartar
          </Button>
        </ButtonRow>
      </Form>
    </section>
  )
}
