import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'

export interface ConstancyFormProps {
  name: string
  problem: string | null
  verified: boolean | null
  fecha: string
  al: string
  codigo: string
  self: string
  supplierHref: string
  isAnswered: boolean
}

/** Asks for the day; where an answer is shown, also for the code of a paper to be verified. Not printed. */
export function ConstancyForm({
  name,
  problem,
  verified,
  fecha,
  al,
  codigo,
  self,
  supplierHref,
  isAnswered,
}: ConstancyFormProps) {
  return (
    <div className="no-print stack">
      <Breadcrumbs items={[{ label: name, href: supplierHref }, { label: 'Constancia' }]} />
      {isAnswered ? null : <h1>Constancia de {name}</h1>}
      <p>Qué decían las listas de sancionados de esta empresa en un día, por lo que este portal sabía.</p>
      {problem ? (
        <Notice tone="error" announce>
          <p>{problem}</p>
        </Notice>
      ) : null}
      {verified === null ? null : (
        <Notice tone={verified ? 'done' : 'error'} title={verified ? 'Código verificado' : 'El código no corresponde'}>
          <p>
            {verified
              ? 'La constancia es de este portal y dice lo mismo que esta página.'
              : 'La constancia que tiene en la mano no dice lo mismo que esta página, o el código está mal escrito.'}
          </p>
        </Notice>
      )}
      <form method="get" action={self} className="constancy-form">
        <TextField name="fecha" label="Día" help="AAAA-MM-DD" defaultValue={fecha} width="short" required />
        <Button type="submit">{isAnswered ? 'Pedir de otro día' : 'Pedir la constancia'}</Button>
      </form>
      {isAnswered ? (
        <form method="get" action={self} className="constancy-form">
          <input type="hidden" name="fecha" value={fecha} />
          <input type="hidden" name="al" value={al} />
          <TextField
            name="codigo"
            label="Código de una constancia impresa"
            defaultValue={codigo}
            width="medium"
            required
          />
          <Button type="submit" look="secondary">
            Verificar
          </Button>
        </form>
      ) : null}
    </div>
  )
}
