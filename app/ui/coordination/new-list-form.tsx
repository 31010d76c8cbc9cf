import { Form } from '@remix-run/react'
import { SANCTION_KINDS } from '#app/texts/sanctions.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type NewListFormProps = {
  token: string
  fields: readonly { name: string; title: string; hint: string }[]
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

/** Which list, who publishes it, and which of its columns is what. */
export function NewListForm({ token, fields, errors, values }: NewListFormProps) {
  const field = (name: string, label: string, help?: string) => ({
    ...{ name, label, defaultValue: values[name] ?? '', maxLength: 500 },
    ...(help ? { help } : {}),
    ...(errors[name] ? { error: errors[name] } : {}),
  })
  return (
    <Form method="post" className="form" key={JSON.stringify(values)}>
      <TokenField token={token} />
      <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ href: `#${name}`, message }))} />
      <Fieldset legend="Qué lista es">
        <TextField {...field('titulo', 'Nombre de la lista')} />
        <TextField {...field('clave', 'Clave', 'Corta y sin espacios, por ejemplo «estado-de-mexico».')} />
        <TextField {...field('fuente', 'Quién la publica')} />
        <TextField {...field('enlace', 'Dirección de la fuente', 'Comienza con https://.')} type="url" optional />
        <SelectField
          name="tipo"
          label="Tipo de sanción cuando el renglón no lo dice"
          options={SANCTION_KINDS.filter(({ value }) => !value.startsWith('tax-'))}
          defaultValue={values.tipo ?? 'debarment'}
        />
      </Fieldset>
      <Fieldset legend="Encabezado de cada columna">
        {fields.map(({ name, title, hint }) => (
          <TextField key={name} {...field(`columna-${name}`, title, hint)} optional={name !== 'name'} />
        ))}
      </Fieldset>
      <Button>Crear la lista</Button>
    </Form>
  )
}
