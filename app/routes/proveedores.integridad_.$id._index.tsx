import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { requireSupplier } from '#app/accounts/suppliers/require-supplier.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { actAsApplicant } from '#app/suppliers/integrity/applying/act-as-applicant.server.ts'
import { loadApplication } from '#app/suppliers/integrity/applying/load-application.server.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { ApplicantBar } from '#app/ui/integrity/applicant-bar.tsx'
import { ApplicationActs } from '#app/ui/integrity/application-acts.tsx'
import { DecisionList } from '#app/ui/integrity/decision-list.tsx'
import { Talk } from '#app/ui/integrity/talk.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { EventList } from '#app/ui/process/timeline.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.kind ?? 'Solicitud'} ${data?.folio ?? ''} · Portal de contrataciones` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const supplier = await requireSupplier(request)
  const { name, rfc, token } = supplier
  return asPage(async () => ({ token, company: { name, rfc }, ...(await loadApplication(supplier, params.id)) }))
}

const STEPS = { enviar: 'send', responder: 'answer', impugnar: 'appeal', desistir: 'desist' } as const

export async function action({ request, params }: ActionFunctionArgs) {
  const supplier = await requireSupplier(request)
  const form = await readGuardedForm(request, supplier, { maxBytes: 64 * 1024 })
  const [step, text] = [String(form.get('paso') ?? ''), String(form.get('texto') ?? '')]
  const act = Object.hasOwn(STEPS, step) ? STEPS[step as keyof typeof STEPS] : null
  if (!act) return data({ step, sentences: ['Elija qué quiere hacer.'], text }, { status: 422 })
  return asPage(async () => {
    try {
      await actAsApplicant(supplier, params.id, act, text)
    } catch (error) {
      if (!isRefusal(error) || ![409, 422].includes(error.status)) throw error
      return data({ step, sentences: error.sentence.split('\n'), text }, { status: error.status })
    }
    return redirect(integrityPaths.application(params.id ?? ''))
  })
}

export default function ApplicationPage() {
  const page = useLoaderData<typeof loader>()
  const problem = useActionData<{ step: string; sentences: string[]; text: string }>()
  return (
    <>
      <ApplicantBar company={page.company} token={page.token} />
      <div className="application">
        {problem ? (
          <ErrorSummary title="Todavía no se hizo" errors={problem.sentences.map((message) => ({ message }))} />
        ) : null}
        <div>
          <p>
            <TextLink href={integrityPaths.applicant()}>Volver a sus solicitudes</TextLink>
          </p>
          <h1>{page.kind}</h1>
          <p>
            Folio <code>{page.folio}</code> · {page.stateWord}
            {page.badgeHref ? (
              <>
                {' '}
                · <TextLink href={page.badgeHref}>Ver la insignia</TextLink>
              </>
            ) : null}
          </p>
        </div>
        <DecisionList decisions={page.decisions} />
        {page.talk.length > 0 ? (
          <section aria-labelledby="preguntas">
            <h2 id="preguntas">Preguntas y respuestas</h2>
            <Talk messages={page.talk} />
          </section>
        ) : null}
        <section aria-labelledby="elementos">
          <h2 id="elementos">Los siete elementos</h2>
          <ol className="step-list plain-list">
            {page.elements.map(({ code, title, href, lack, levelWord, saved }) => (
              <li key={code} className="step-line">
                <span className="step-name">
                  <TextLink href={href}>{title}</TextLink>
                  {saved ? <span className="description-help">Guardado a las {saved}</span> : null}
                </span>
                <span className={lack ? 'quiet' : undefined}>{lack ? 'Falta' : levelWord}</span>
              </li>
            ))}
          </ol>
        </section>
        <ApplicationActs {...page} text={problem?.text ?? ''} step={problem?.step ?? null} />
        <section aria-labelledby="historia">
          <h2 id="historia">Historia</h2>
          <EventList events={page.history} />
        </section>
      </div>
    </>
  )
}
