import { Form } from '@remix-run/react'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { DateField, FileField } from '#app/ui/form/special-fields.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type ListUploadFormProps = {
  token: string
  lists: readonly { value: string; label: string }[]
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string>>
}

/** A file of a list: which one, the file, and its day when it does not say so itself. */
export function ListUploadForm({ token, lists, errors, values }: ListUploadFormProps) {
  const error = (name: string) => (errors[name] ? { error: errors[name] } : {})
  return (
    <section className="stack" aria-labelledby="traer">
      <h2 id="traer">Traer una versión nueva</h2>
      <ErrorSummary
        title="No se recibió nada"
        errors={Object.entries(errors).map(([name, message]) => ({ href: `#${name}`, message }))}
      />
      <Form method="post" encType="multipart/form-data" className="form">
        <TokenField token={token} />
        <SelectField
          name="lista"
          label="Lista"
          options={lists}
          emptyLabel="Elija una"
          defaultValue={values.lista ?? ''}
          {...error('lista')}
        />
        <FileField
          name="archivo"
          label="Archivo"
          accept=".csv,.txt,.json"
          help="Como lo publica su fuente, sin abrirlo ni guardarlo de nuevo; hasta 32 MB."
          {...error('archivo')}
        />
        <DateField
          name="fecha"
          label="Fecha de la lista"
          optional
          help="Solo si el archivo no la dice."
          defaultValue={values.fecha ?? ''}
          {...error('fecha')}
        />
        <Button>Leer el archivo</Button>
      </Form>
    </section>
  )
}
