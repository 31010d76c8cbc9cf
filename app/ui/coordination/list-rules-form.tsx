import { Form } from '@remix-run/react'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type ListRulesFormProps = {
  token: string
  /** Whole per cent. */
  minimum: string
  personBasis: string
  /** The resolutions captured here: no file to hold, no source that takes it away. */
  isOwn: boolean
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

/** When a version of the list waits, whether its natural persons are shown, and that its source took it away. */
export function ListRulesForm({ token, minimum, personBasis, isOwn, errors, values }: ListRulesFormProps) {
  const error = (name: string) => (errors[name] ? { error: errors[name] } : {})
  return (
    <>
      <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ href: `#${name}`, message }))} />
      <Form method="post" className="form">
        <h2>Reglas</h2>
        <TokenField token={token} />
        <TextField
          name="minimo"
          label="Mínimo de renglones, en porcentaje"
          help="Una versión con menos que este porcentaje de los renglones de la anterior queda retenida hasta que usted decida."
          width="short"
          defaultValue={values.minimo ?? minimum}
          {...error('minimo')}
        />
        <TextArea
          name="fundamento"
          label="Fundamento para mostrar a personas físicas"
          help="Con él se muestra su nombre, nunca su RFC. Vacío: se comparan y no se muestran. Vale desde la siguiente versión que se importe."
          rows={2}
          optional
          defaultValue={values.fundamento ?? personBasis}
          {...error('fundamento')}
        />
        <Button name="acto" value="reglas">
          Guardar las reglas
        </Button>
      </Form>
      {isOwn ? null : (
        <details>
          <summary>La fuente retiró esta lista</summary>
          <Form method="post" className="form">
            <TokenField token={token} />
            <p>
              Ninguna de sus sanciones contará desde ahora. Lo que decía queda en la historia, y otra importación la
              repone.
            </p>
            <TextArea
              name="motivo"
              label="Motivo"
              help="Cuándo y dónde la retiró. Se publica."
              rows={2}
              defaultValue={values.motivo ?? ''}
              {...error('motivo')}
            />
            <Button name="acto" value="retirar" look="danger">
              Anotar que se retiró
            </Button>
          </Form>
        </details>
      )}
    </>
  )
}
