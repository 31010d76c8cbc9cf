import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage, notFound } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { LEVELS, readLevel } from '#app/suppliers/integrity/domain/rubric.ts'
import { markElement } from '#app/suppliers/integrity/reviewing/act-as-official.server.ts'
import { loadReview } from '#app/suppliers/integrity/reviewing/load-review.server.ts'
import { Button } from '#app/ui/form/button.tsx'
import { RadioGroup } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { ElementGuidance } from '#app/ui/integrity/element-guidance.tsx'
import { EvidenceList } from '#app/ui/integrity/evidence-list.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.element.title ?? 'Elemento'} · ${data?.name ?? 'Integridad'}` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  return asPage(async () => {
    const { elements, name, isReviewer, state } = await loadReview(person.id, params.id)
    const element = elements.find(({ code }) => code === params.element)
    if (!element) return notFound()
    const mayMark = isReviewer && (state === 'in-review' || state === 'questioned')
    return { token: person.token, name, element, mayMark, back: integrityPaths.review(params.id ?? ''), levels: LEVELS }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person, { maxBytes: 64 * 1024 })
  const typed = { nivel: String(form.get('nivel') ?? ''), razones: String(form.get('razones') ?? '') }
  return asPage(async () => {
    try {
      await markElement(person.id, params.id, params.element, { level: readLevel(typed.nivel), reasons: typed.razones })
    } catch (error) {
      if (!isRefusal(error) || ![409, 422].includes(error.status)) throw error
      return data({ sentence: error.sentence, typed }, { status: error.status })
    }
    return redirect(integrityPaths.review(params.id ?? ''))
  })
}

export default function ReviewElementPage() {
  const { token, name, element, mayMark, back, levels } = useLoaderData<typeof loader>()
  const problem = useActionData<{ sentence: string; typed: { nivel: string; razones: string } }>()
  const { mark } = element
  return (
    <div className="application">
      {problem ? <ErrorSummary title="Todavía no se guardó" errors={[{ message: problem.sentence }]} /> : null}
      <div>
        <p>
          <TextLink href={back}>{name}</TextLink>
        </p>
        <h1>{element.title}</h1>
      </div>
      <ElementGuidance element={element} />
      <section aria-labelledby="presentado">
        <h2 id="presentado">Lo que presentó la empresa</h2>
        <p>
          Se valora a sí misma: <strong>{element.levelWord ?? 'sin dato'}</strong>
        </p>
        <p className="written">{element.answer}</p>
        <EvidenceList evidence={element.evidence} />
      </section>
      {mayMark ? (
        <Form method="post" className="form">
          <TokenField token={token} />
          <RadioGroup
            name="nivel"
            label="Su valoración"
            help="Para conceder la insignia cada elemento debe llegar al menos a «Se aplica»."
            options={levels.map(({ level, word, meaning }) => ({ value: String(level), label: word, help: meaning }))}
            defaultValue={problem?.typed.nivel ?? (mark ? String(mark.level) : '')}
          />
          <TextArea
            name="razones"
            label="Razones"
            help="Diga en qué evidencia se basa. La empresa las leerá con la decisión."
            rows={5}
            maxLength={4000}
            defaultValue={problem?.typed.razones ?? mark?.reasons ?? ''}
          />
          <Button>Guardar la valoración</Button>
        </Form>
      ) : (
        <section aria-labelledby="valoracion">
          <h2 id="valoracion">Valoración</h2>
          {mark ? (
            <>
              <p>
                <strong>{levels[mark.level]?.word}</strong>
              </p>
              <p className="written">{mark.reasons}</p>
            </>
          ) : (
            <p className="no-data">Todavía no se valora.</p>
          )}
        </section>
      )}
    </div>
  )
}
