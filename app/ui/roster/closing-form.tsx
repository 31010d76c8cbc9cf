import { Form } from '@remix-run/react'
import { platformPaths } from '#app/lib/paths.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { DateField } from '#app/ui/form/special-fields.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { RosterErrors } from './entity-form.tsx'

export type ClosingFormProps = {
  token: string
  slug: string
  name: string
  successors: readonly { value: string; label: string }[]
  /** Names of the entities that depend on it. */
  dependants: readonly string[]
  fields: { sucesor: string; fecha: string; motivo: string }
  errors: Readonly<Record<string, string | undefined>>
}

/** Closing an entity into a successor: what it does, then the three things it needs. */
export function ClosingForm(props: ClosingFormProps) {
  const { token, slug, name, successors, dependants, fields, errors } = props
  const error = (key: string) => (errors[key] ? { error: errors[key] } : {})
  return (
    <Form method="post" className="form" key={JSON.stringify(fields)}>
      <h1>¿Cerrar {name}?</h1>
      <ul>
        <li>Nada se mueve: lo que publicó sigue en su página, completo, con la liga a quien lo sucede.</li>
        <li>Su espacio de trabajo queda solo para leer. Los borradores que tenga ya no se publican.</li>
        <li>Se puede reabrir. Si el sucesor ya publicó algo para entonces, se le dirá antes de hacerlo.</li>
        {dependants.length > 0 ? (
          <li>Dependen de él {dependants.join(', ')}. Corrija después de quién dependen: el cierre no lo cambia.</li>
        ) : null}
      </ul>
      <RosterErrors errors={errors} />
      <TokenField token={token} />
      <input type="hidden" name="paso" value="cerrar" />
      <SelectField
        name="sucesor"
        label="Quién recibe sus funciones"
        options={successors}
        emptyLabel="Nadie: se extinguieron o se repartieron"
        defaultValue={fields.sucesor}
        {...error('sucesor')}
      />
      <DateField name="fecha" label="Fecha del cierre" defaultValue={fields.fecha} {...error('fecha')} />
      <TextArea
        name="motivo"
        label="Fundamento"
        help="Decreto o acuerdo, con su fecha. Lo leerá quien trabajaba en el ente."
        rows={3}
        defaultValue={fields.motivo}
        {...error('motivo')}
      />
      <ButtonRow>
        <Button look="danger">Cerrar el ente</Button>
        <LinkButton href={platformPaths.entity(slug)} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
