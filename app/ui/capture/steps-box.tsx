import { Form } from '@remix-run/react'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export interface StepsBoxProps {
  token: string
  draft: { state: string; revision: number; errorCount: number }
  steps: readonly string[]
  publishHref: string
  /** A step that was refused, with the comment as it was typed. */
  refused: { sentence: string; comment: string } | null
}

/** What the draft waits for, in one sentence by state. */
const WAITS: Record<string, string> = {
  draft: 'Está en captura. Cuando termine, envíelo a revisión.',
  returned: 'Se devolvió con comentarios. Corríjalo y envíelo otra vez.',
  in_review: 'Espera a quien revisa: lo aprueba o lo devuelve con un comentario.',
  approved: 'Está aprobado. Lo publica la unidad de transparencia.',
  published: 'Está publicado. Para cambiarlo se abre una corrección, que saldrá como una publicación nueva.',
}

/** The steps that the person at hand may take now, with the comment that goes along. */
export function StepsBox({ token, draft, steps, publishHref, refused }: StepsBoxProps) {
  const may = (step: string) => steps.includes(step)
  const decides = may('return') || may('approve')
  return (
    <section className="steps-box" aria-labelledby="pasos">
      <h2 id="pasos">Siguiente paso</h2>
      <p>{WAITS[draft.state]}</p>
      {draft.errorCount > 0 ? (
        <Notice tone="warning">
          <p>
            {draft.errorCount === 1
              ? 'Hay un error que impide publicar.'
              : `Hay ${draft.errorCount} errores que impiden publicar.`}{' '}
            Cada hallazgo lleva a su campo.
          </p>
        </Notice>
      ) : null}
      {may('publish') ? (
        <LinkButton href={publishHref} look="primary">
          Publicar…
        </LinkButton>
      ) : null}
      {may('comment') ? (
        <Form method="post" className="stack-tight" key={refused ? 'otra-vez' : draft.revision}>
          <TokenField token={token} />
          <input type="hidden" name="revision" value={draft.revision} />
          <TextArea
            name="comentario"
            label="Comentario"
            help={
              decides
                ? 'Para devolver es obligatorio: diga qué hay que corregir y dónde.'
                : 'Opcional. Lo ven las personas del ente, nunca la ciudadanía.'
            }
            defaultValue={refused?.comment ?? ''}
            maxLength={5000}
            {...(refused ? { error: refused.sentence } : {})}
          />
          <ButtonRow>
            {may('submit') ? (
              <Button name="paso" value="submit">
                Enviar a revisión
              </Button>
            ) : null}
            {may('approve') ? (
              <Button name="paso" value="approve">
                Aprobar
              </Button>
            ) : null}
            {may('return') ? (
              <Button name="paso" value="return" look="secondary">
                Devolver con comentario
              </Button>
            ) : null}
            {may('reopen') ? (
              <Button name="paso" value="reopen" look="secondary">
                Abrir una corrección
              </Button>
            ) : null}
            <Button name="paso" value="comment" look="quiet">
              Solo comentar
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
    </section>
  )
}
