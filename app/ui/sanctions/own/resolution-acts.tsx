import { Form } from '@remix-run/react'
import { Button } from '#app/ui/form/button.tsx'
import { DateField } from '#app/ui/form/special-fields.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type ResolutionActsProps = {
  token: string
  /** A court has suspended or annulled it, or it was challenged. */
  hasCourt: boolean
  answer: { errors: Record<string, string>; act: { name: string; values: Record<string, string> } | null } | null
}

const ACTS = [
  { name: 'corregir', title: 'Publicar la corrección preparada', date: null, court: false, judgement: false },
  { name: 'terminar', title: 'Anotar que terminó su efecto', date: 'Último día', court: false, judgement: false },
  { name: 'impugnar', title: 'Anotar que se impugnó', date: 'Fecha de la impugnación', court: true, judgement: false },
  {
    name: 'suspender',
    title: 'Un tribunal la suspendió',
    date: 'Fecha de la suspensión',
    court: true,
    judgement: true,
  },
  { name: 'anular', title: 'Un tribunal la anuló', date: 'Fecha de la sentencia', court: true, judgement: true },
  {
    name: 'reponer',
    title: 'Reponer: la impugnación no prosperó',
    date: 'Fecha de lo resuelto',
    court: true,
    judgement: true,
  },
] as const

/** What can be done to a published resolution; each leaves the version before in its history. */
export function ResolutionActs({ token, hasCourt, answer }: ResolutionActsProps) {
  return (
    <section className="stack-tight" aria-labelledby="actos">
      <h2 id="actos">Cambiar lo publicado</h2>
      {ACTS.filter(({ name }) => name !== 'reponer' || hasCourt || answer?.act?.name === 'reponer').map((act) => {
        const mine = answer?.act?.name === act.name ? answer : null
        const field = (name: string, label: string) => ({
          ...{ id: mine ? name : `${act.name}-${name}`, name, label, defaultValue: mine?.act?.values[name] ?? '' },
          ...(mine?.errors[name] ? { error: mine.errors[name] } : {}),
        })
        return (
          <details key={act.name} open={mine !== null}>
            <summary>{act.title}</summary>
            <Form method="post" className="form">
              <TokenField token={token} />
              {act.date ? <DateField {...field('fecha', act.date)} /> : null}
              {act.court ? <TextField {...field('tribunal', 'Tribunal')} maxLength={300} /> : null}
              {act.court ? (
                <TextField {...field('sentencia', 'Sentencia o acuerdo')} maxLength={300} optional={!act.judgement} />
              ) : null}
              <TextArea {...field('motivo', 'Motivo')} rows={2} />
              <Button name="acto" value={act.name}>
                {act.title}
              </Button>
            </Form>
          </details>
        )
      })}
    </section>
  )
}
