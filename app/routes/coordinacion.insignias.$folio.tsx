import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { showBadge } from '#app/suppliers/integrity/public/show-badge.server.ts'
import { changeBadge } from '#app/suppliers/integrity/reviewing/badge-desk.server.ts'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { BadgeHistory } from '#app/ui/integrity/badge-history.tsx'
import { BadgeStateTag } from '#app/ui/integrity/badge-state.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.folio ?? 'Insignia'} · Coordinación estatal` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  return asPage(async () => {
    const { folio, name, state, suspensions, history } = await showBadge(params.folio ?? '')
    return { token: person.token, folio, name, state, suspended: suspensions.length > 0, history }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['coordinator'] })
  const form = await readGuardedForm(request, person, { maxBytes: 64 * 1024 })
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { paso: text('paso'), causa: text('causa'), fundamento: text('fundamento') }
  return asPage(async () => {
    try {
      await changeBadge(person.id, params.folio ?? '', typed)
    } catch (error) {
      if (!isRefusal(error) || ![409, 422].includes(error.status)) throw error
      return data({ sentence: error.sentence, typed }, { status: error.status })
    }
    return redirect(integrityPaths.badgeDesk(params.folio ?? ''))
  })
}

export default function BadgeDeskPage() {
  const { token, folio, name, state, suspended, history } = useLoaderData<typeof loader>()
  const problem = useActionData<{ sentence: string; typed: { causa: string; fundamento: string } }>()
  return (
    <div className="application">
      {problem ? <ErrorSummary title="Todavía no se hizo" errors={[{ message: problem.sentence }]} /> : null}
      <div>
        <p>
          <TextLink href={integrityPaths.desk()}>Padrón de integridad</TextLink>
        </p>
        <h1>{name}</h1>
        <p>
          <TextLink href={integrityPaths.badge(folio)}>{folio}</TextLink> <BadgeStateTag state={state} />
        </p>
      </div>
      {state === 'withdrawn' ? null : (
        <Form method="post" className="form">
          <TokenField token={token} />
          <TextArea
            name="causa"
            label="Causa"
            help="Será pública en la página de la insignia. No escriba datos de personas."
            rows={4}
            maxLength={4000}
            defaultValue={problem?.typed.causa ?? ''}
          />
          <TextArea
            name="fundamento"
            label="Fundamento"
            help="Artículo o resolución. También será público."
            rows={2}
            maxLength={4000}
            defaultValue={problem?.typed.fundamento ?? ''}
          />
          <ButtonRow>
            {suspended ? (
              <Button name="paso" value="levantar">
                Levantar la suspensión
              </Button>
            ) : state === 'expired' ? null : (
              <Button name="paso" value="suspender">
                Suspender
              </Button>
            )}
            <Button look="danger" name="paso" value="retirar">
              Retirar para siempre
            </Button>
          </ButtonRow>
        </Form>
      )}
      <section aria-labelledby="historia">
        <h2 id="historia">Historia</h2>
        <BadgeHistory history={history} />
      </section>
    </div>
  )
}
