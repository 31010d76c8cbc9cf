import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { answerReview } from '#app/suppliers/integrity/reviewing/answer-review.server.ts'
import { loadReview } from '#app/suppliers/integrity/reviewing/load-review.server.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { DecisionList } from '#app/ui/integrity/decision-list.tsx'
import { ReviewActs } from '#app/ui/integrity/review-acts.tsx'
import { ReviewElements } from '#app/ui/integrity/review-elements.tsx'
import { Talk } from '#app/ui/integrity/talk.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { EventList } from '#app/ui/process/timeline.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name ?? 'Solicitud'} · Integridad · Coordinación estatal` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  return asPage(async () => ({ token: person.token, ...(await loadReview(person.id, params.id)) }))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person, { maxBytes: 64 * 1024 })
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const typed = { paso: text('paso'), texto: text('texto'), quien: text('quien'), sentido: text('sentido') }
  return asPage(async () => {
    try {
      await answerReview(person.id, params.id, typed)
    } catch (error) {
      if (!isRefusal(error) || ![409, 422].includes(error.status)) throw error
      return data({ sentence: error.sentence, typed }, { status: error.status })
    }
    return redirect(integrityPaths.review(params.id ?? ''))
  })
}

export default function ReviewPage() {
  const page = useLoaderData<typeof loader>()
  const problem = useActionData<{ sentence: string; typed: Record<'paso' | 'texto' | 'quien' | 'sentido', string> }>()
  return (
    <>
      {problem ? <ErrorSummary title="Todavía no se hizo" errors={[{ message: problem.sentence }]} /> : null}
      <div className="work-head">
        <div>
          <p>
            <TextLink href={integrityPaths.desk()}>Padrón de integridad</TextLink>
          </p>
          <h1>{page.name}</h1>
          <p className="quiet">
            {page.kind} {page.folio} · {page.stateWord}
          </p>
        </div>
      </div>
      <div className="application">
        <DescriptionList
          skipEmpty
          items={[
            {
              term: 'RFC',
              value: page.rfc,
              help: 'Compruébelo con la constancia de situación fiscal: el correo no prueba que hable por la empresa.',
            },
            { term: 'Correo', value: page.email },
            { term: 'Enviada', value: `${page.sent}, ${page.waits}` },
            { term: 'Revisa', value: page.reviewer ?? 'Sin asignar' },
            {
              term: 'Insignia',
              value: page.badgeHref ? <TextLink href={page.badgeHref}>{page.badgeFolio}</TextLink> : null,
            },
          ]}
        />
        <DecisionList decisions={page.decisions} />
        {page.recommendation ? (
          <section aria-labelledby="propuesta">
            <h2 id="propuesta">
              Lo que propone quien revisó: {page.recommendation === 'grant' ? 'conceder' : 'negar'}
            </h2>
            <p className="written">{page.recommendationReasons}</p>
          </section>
        ) : null}
        {page.appealText ? (
          <section aria-labelledby="impugnacion">
            <h2 id="impugnacion">Lo que impugna la empresa</h2>
            <p className="written">{page.appealText}</p>
          </section>
        ) : null}
        <ReviewElements elements={page.elements} />
        {page.talk.length > 0 ? (
          <section aria-labelledby="preguntas">
            <h2 id="preguntas">Preguntas y respuestas</h2>
            <Talk messages={page.talk} />
          </section>
        ) : null}
        <ReviewActs may={page.may} people={page.people} token={page.token} typed={problem?.typed ?? null} />
        <section aria-labelledby="historia">
          <h2 id="historia">Historia</h2>
          <EventList events={page.history} />
        </section>
      </div>
    </>
  )
}
