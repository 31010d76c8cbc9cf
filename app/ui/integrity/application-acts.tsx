import { Form } from '@remix-run/react'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type ApplicationActsProps = {
  token: string
  state: string
  ready: boolean
  mayAppeal: boolean
  mayDesist: boolean
  /** What was typed and refused, and with which button. */
  text: string
  step: string | null
}

/** What the applicant may do with its application as it stands. */
export function ApplicationActs({ token, state, ready, mayAppeal, mayDesist, text, step }: ApplicationActsProps) {
  return (
    <>
      {state === 'draft' ? (
        <Form method="post" className="form">
          <TokenField token={token} />
          <p>
            {ready
              ? 'Todo está listo. Al enviarla recibe su folio y ya no se puede cambiar mientras se revisa.'
              : 'Cuando los siete elementos tengan su nivel y su descripción o evidencia, podrá enviarla.'}
          </p>
          <ButtonRow>
            <Button name="paso" value="enviar">
              Enviar la solicitud
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
      {state === 'questioned' ? (
        <Form method="post" className="form">
          <TokenField token={token} />
          <TextArea
            name="texto"
            label="Su respuesta"
            help="Antes de enviarla puede cambiar lo escrito y agregar evidencia en cada elemento."
            rows={6}
            maxLength={4000}
            defaultValue={step === 'responder' ? text : ''}
          />
          <Button name="paso" value="responder">
            Enviar la respuesta
          </Button>
        </Form>
      ) : null}
      {mayAppeal ? (
        <Form method="post" className="form">
          <TokenField token={token} />
          <TextArea
            name="texto"
            id="impugnacion"
            label="Impugnar la decisión"
            help="Diga con qué no está de acuerdo y por qué. La resolverá otra persona, distinta de quien revisó y de quien decidió."
            rows={6}
            maxLength={4000}
            defaultValue={step === 'impugnar' ? text : ''}
          />
          <Button look="secondary" name="paso" value="impugnar">
            Enviar la impugnación
          </Button>
        </Form>
      ) : null}
      {mayDesist ? (
        <details className="no-print">
          <summary>Desistirse de la solicitud</summary>
          <Form method="post" className="form">
            <TokenField token={token} />
            <p>La solicitud se cierra sin decisión y no se puede reabrir; podrá empezar otra.</p>
            <Button look="danger" name="paso" value="desistir">
              Desistirme
            </Button>
          </Form>
        </details>
      ) : null}
    </>
  )
}
