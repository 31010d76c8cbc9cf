import { Form } from '@remix-run/react'
import { Button } from '#app/ui/form/button.tsx'
import { RadioGroup, SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

type Typed = Record<'paso' | 'texto' | 'quien' | 'sentido', string>

export type ReviewActsProps = {
  /** Acts of the state machine that this person may do now. */
  may: readonly string[]
  people: readonly { id: string; name: string }[]
  token: string
  typed: Typed | null
}

type ActForm = {
  paso: string
  act: string
  title: string
  label: string
  help?: string
  button: string
  choice?: { label: string; grant: string; deny: string }
  quiet?: boolean
}

const FORMS: readonly ActForm[] = [
  {
    paso: 'preguntar',
    act: 'ask',
    title: 'Preguntar a la empresa',
    label: 'Preguntas',
    help: 'Mientras responde puede cambiar lo escrito y agregar evidencia.',
    button: 'Enviar las preguntas',
    quiet: true,
  },
  {
    paso: 'proponer',
    act: 'propose',
    title: 'Entregar su propuesta',
    label: 'Razones de la propuesta',
    help: 'Decidirá otra persona, que la leerá.',
    button: 'Entregar la propuesta',
    choice: { label: 'Propuesta', grant: 'Conceder', deny: 'Negar' },
  },
  {
    paso: 'decidir',
    act: 'grant',
    title: 'Decidir',
    label: 'Razones de la decisión',
    help: 'Las leerá la empresa, con la valoración de cada elemento.',
    button: 'Decidir',
    choice: { label: 'Decisión', grant: 'Conceder', deny: 'Negar' },
  },
  {
    paso: 'devolver',
    act: 'return',
    title: 'Devolver a quien revisó',
    label: 'Qué falta',
    button: 'Devolver',
    quiet: true,
  },
  {
    paso: 'resolver',
    act: 'grant-appeal',
    title: 'Resolver la impugnación',
    label: 'Razones de la resolución',
    help: 'Las leerá la empresa.',
    button: 'Resolver',
    choice: { label: 'Resolución', grant: 'A favor: se concede', deny: 'En contra: se confirma' },
  },
  {
    paso: 'conflicto',
    act: 'recuse',
    title: 'Declarar un conflicto de interés',
    label: 'En qué consiste',
    help: 'Deja la solicitud y no podrá intervenir más en ella. Queda en el expediente.',
    button: 'Declararlo y dejarla',
    quiet: true,
  },
]

/** What this person may do with the application, each as a form of its own. */
export function ReviewActs({ may, people, token, typed }: ReviewActsProps) {
  return (
    <>
      {may.includes('assign') ? (
        <Form method="post" className="form">
          <TokenField token={token} />
          <SelectField
            name="quien"
            label="Quien revisa"
            help="Una persona de la coordinación; la decisión será de otra."
            emptyLabel="Elija una"
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={typed?.quien ?? ''}
          />
          <Button look="secondary" name="paso" value="asignar">
            Asignar
          </Button>
        </Form>
      ) : null}
      {FORMS.filter(({ act }) => may.includes(act)).map((form) => (
        <ActFields key={form.paso} form={form} token={token} typed={typed?.paso === form.paso ? typed : null} />
      ))}
    </>
  )
}

function ActFields({ form, token, typed }: { form: ActForm; token: string; typed: Typed | null }) {
  const { paso, title, label, help, button, choice, quiet } = form
  const fields = (
    <Form method="post" className="form">
      <TokenField token={token} />
      {choice ? (
        <RadioGroup
          name="sentido"
          id={`${paso}-sentido`}
          label={choice.label}
          options={[
            { value: 'grant', label: choice.grant },
            { value: 'deny', label: choice.deny },
          ]}
          defaultValue={typed?.sentido ?? ''}
        />
      ) : null}
      <TextArea
        name="texto"
        id={`${paso}-texto`}
        label={label}
        rows={5}
        maxLength={4000}
        defaultValue={typed?.texto ?? ''}
        {...(help ? { help } : {})}
      />
      <Button name="paso" value={paso} look={quiet ? 'secondary' : 'primary'}>
        {button}
      </Button>
    </Form>
  )
  return quiet ? (
    <details open={typed !== null}>
      <summary>{title}</summary>
      {fields}
    </details>
  ) : (
    <section aria-label={title}>
      <h2>{title}</h2>
      {fields}
    </section>
  )
}
