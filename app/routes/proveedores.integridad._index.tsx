import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { requireSupplier } from '#app/accounts/suppliers/require-supplier.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { beginApplication } from '#app/suppliers/integrity/applying/begin-application.server.ts'
import { loadApplicantHome } from '#app/suppliers/integrity/applying/load-application.server.ts'
import { APPLICATION_KINDS } from '#app/suppliers/integrity/domain/application.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { ApplicantBar } from '#app/ui/integrity/applicant-bar.tsx'
import { BadgeStateTag } from '#app/ui/integrity/badge-state.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Integridad de mi empresa · Portal de contrataciones' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const supplier = await requireSupplier(request)
  return asPage(async () => ({ token: supplier.token, ...(await loadApplicantHome(supplier)) }))
}

export async function action({ request }: ActionFunctionArgs) {
  const supplier = await requireSupplier(request)
  const form = await readGuardedForm(request, supplier, { maxBytes: 16 * 1024 })
  const kind = APPLICATION_KINDS.find((one) => one === form.get('paso'))
  if (!kind) return data({ sentence: 'Elija qué quiere presentar.' }, { status: 422 })
  return asPage(async () => {
    try {
      return redirect(integrityPaths.application(await beginApplication(supplier, kind)))
    } catch (error) {
      if (isRefusal(error) && error.status === 409) return data({ sentence: error.sentence }, { status: 409 })
      throw error
    }
  })
}

const LABELS: Record<string, string> = {
  new: 'Empezar una solicitud',
  update: 'Presentar la actualización anual',
  renewal: 'Renovar por cuatro años',
}

export default function ApplicantHomePage() {
  const { token, company, badge, begin, applications } = useLoaderData<typeof loader>()
  const problem = useActionData<{ sentence: string }>()
  return (
    <>
      <ApplicantBar company={company} token={token} />
      <div className="application">
        {problem ? (
          <Notice tone="warning" title="No se empezó" announce>
            <p>{problem.sentence}</p>
          </Notice>
        ) : null}
        <h1>Integridad de su empresa</h1>
        {badge ? (
          <Notice title={`Insignia ${badge.folio}`}>
            <p>
              <BadgeStateTag state={badge.state} /> <TextLink href={badge.href}>Ver la página pública</TextLink>
            </p>
            {badge.updateDue ? (
              <p>
                Próxima actualización: {badge.updateDue}. Si nada cambia, vence el {badge.lapses}.
              </p>
            ) : null}
          </Notice>
        ) : (
          <p className="lead">
            La solicitud tiene siete pasos, uno por cada elemento del artículo 25 de la Ley General de Responsabilidades
            Administrativas. Se guarda en cada paso: puede terminarla otro día y en otro aparato.
          </p>
        )}
        {begin.length > 0 ? (
          <Form method="post" action={`${integrityPaths.applicant()}?index`}>
            <TokenField token={token} />
            <ButtonRow>
              {begin.map((kind, index) => (
                <Button key={kind} name="paso" value={kind} look={index === 0 ? 'primary' : 'secondary'}>
                  {LABELS[kind]}
                </Button>
              ))}
            </ButtonRow>
          </Form>
        ) : null}
        {applications.length > 0 ? (
          <section aria-labelledby="solicitudes">
            <h2 id="solicitudes">Sus solicitudes</h2>
            <ul className="step-list plain-list">
              {applications.map(({ id, folio, href, kind, state, began }) => (
                <li key={id} className="step-line">
                  <span className="step-name">
                    <TextLink href={href}>
                      {kind} {folio}
                    </TextLink>
                    <span className="description-help">Empezó el {began}</span>
                  </span>
                  <span>{state}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  )
}
