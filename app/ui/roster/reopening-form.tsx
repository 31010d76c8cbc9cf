import { Form } from '@remix-run/react'
import { platformPaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { CheckboxField } from '#app/ui/form/choice-fields.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type ReopeningFormProps = {
  token: string
  slug: string
  name: string
  /** What was built on the closing, a sentence for each. */
  built: readonly string[]
  fields: { motivo: string }
  errors: Readonly<Record<string, string | undefined>>
}

/** Undoing the closing of an entity; what was done on top of it is said first and has to be read. */
export function ReopeningForm({ token, slug, name, built, fields, errors }: ReopeningFormProps) {
  return (
    <Form method="post" className="form" key={JSON.stringify([fields, errors])}>
      <h1>¿Reabrir {name}?</h1>
      <ul>
        <li>Vuelve a trabajar con las mismas personas y los mismos borradores.</li>
        <li>Deja de tener sucesor. La historia conserva que estuvo cerrado.</li>
      </ul>
      {built.length > 0 ? (
        <Notice tone="warning" title="Ya se hizo algo sobre este cierre">
          {built.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : null}
      <TokenField token={token} />
      <input type="hidden" name="paso" value="reabrir" />
      <TextArea
        name="motivo"
        label="Motivo"
        rows={3}
        defaultValue={fields.motivo}
        {...(errors.motivo ? { error: errors.motivo } : {})}
      />
      {built.length > 0 ? (
        <CheckboxField name="confirma" label="Leí lo anterior y aun así lo reabro" value="si" />
      ) : null}
      <ButtonRow>
        <Button>Reabrir el ente</Button>
        <LinkButton href={platformPaths.entity(slug)} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
