import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { requireSupplier } from '#app/accounts/suppliers/require-supplier.server.ts'
import { asPage, notFound } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { answerElement, type ElementProblem } from '#app/suppliers/integrity/applying/answer-element.server.ts'
import { loadApplication } from '#app/suppliers/integrity/applying/load-application.server.ts'
import { FILE_BYTES } from '#app/suppliers/integrity/applying/save-element.server.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { ApplicantBar } from '#app/ui/integrity/applicant-bar.tsx'
import { ElementForm } from '#app/ui/integrity/element-form.tsx'
import { ElementGuidance } from '#app/ui/integrity/element-guidance.tsx'
import { EvidenceList } from '#app/ui/integrity/evidence-list.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.element.title ?? 'Elemento'} · Solicitud de integridad` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const supplier = await requireSupplier(request)
  const { name, rfc, token } = supplier
  return asPage(async () => {
    const { elements, levels, editable } = await loadApplication(supplier, params.id)
    const at = elements.findIndex(({ code }) => code === params.element)
    const element = elements[at]
    if (!element) return notFound()
    const back = integrityPaths.application(params.id ?? '')
    return { token, company: { name, rfc }, levels, editable, element, at, count: elements.length, back }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const supplier = await requireSupplier(request)
  const form = await readGuardedForm(request, supplier, { maxBytes: FILE_BYTES + 64 * 1024 })
  return asPage(async () => {
    const answer = await answerElement(supplier, params.id, params.element, form)
    return 'next' in answer ? redirect(answer.next) : data(answer.problem, { status: answer.status })
  })
}

export default function ElementPage() {
  const { token, company, levels, editable, element, at, count, back } = useLoaderData<typeof loader>()
  const problem = useActionData<ElementProblem>()
  const stored = {
    nivel: element.level === null ? '' : String(element.level),
    respuesta: element.answer,
    enlace: '',
    titulo: '',
  }
  return (
    <>
      <ApplicantBar company={company} token={token} />
      <div className="application">
        {problem ? (
          <ErrorSummary title="Falta corregir" errors={[{ href: `#${problem.field}`, message: problem.sentence }]} />
        ) : null}
        <div>
          <p>
            <TextLink href={back}>Volver a la solicitud</TextLink>
          </p>
          <p className="eyebrow">
            Paso {at + 1} de {count}
          </p>
          <h1>{element.title}</h1>
          {element.saved ? <p className="small quiet">Guardado a las {element.saved}</p> : null}
        </div>
        <ElementGuidance element={element} />
        {editable ? (
          <ElementForm
            key={`${element.code} ${element.evidence.length} ${element.saved}`}
            token={token}
            levels={levels}
            evidence={element.evidence}
            typed={problem?.typed ?? stored}
            error={problem ? { field: problem.field, sentence: problem.sentence } : null}
            last={at + 1 === count}
          />
        ) : (
          <>
            <p>
              Su valoración: <strong>{element.levelWord ?? 'sin dato'}</strong>
            </p>
            <p className="written">{element.answer}</p>
            <EvidenceList evidence={element.evidence} />
          </>
        )}
      </div>
    </>
  )
}
