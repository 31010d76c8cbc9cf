import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn } from '#app/lib/dates.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { showResolution } from '#app/suppliers/sanctions/own/show-resolutions.server.ts'
import { takeResolution } from '#app/suppliers/sanctions/own/take-resolution.server.ts'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { ResolutionActs } from '#app/ui/sanctions/own/resolution-acts.tsx'
import { ResolutionFields } from '#app/ui/sanctions/own/resolution-fields.tsx'
import { ResolutionHead } from '#app/ui/sanctions/own/resolution-head.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Resolución · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  return workAtDesk(member, async (desk) => ({
    resolution: await showResolution(desk, params.id ?? '', portalInfo().timeZone),
    ...{ slug: desk.slug, token: member.token, done: new URL(request.url).searchParams.get('hecho') },
  }))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  const form = await readGuardedForm(request, member)
  const today = calendarDateIn(new Date(), portalInfo().timeZone)
  return workAtDesk(member, async (desk) => {
    const answer = await takeResolution(desk, params.id ?? '', form, today)
    if (!('done' in answer)) return data(answer, { status: answer.status })
    const { done, id } = answer
    return redirect(
      id
        ? sanctionPaths.resolution(desk.slug, id, { hecho: done })
        : sanctionPaths.resolutions(desk.slug, { hecho: done }),
    )
  })
}

export default function ResolutionPage() {
  const { resolution, slug, token, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { isPublished, revision } = resolution
  const shown = answer?.document ?? resolution.document
  const errors = answer && !answer.act ? answer.errors : {}
  return (
    <div className="stack-loose">
      <ResolutionHead {...resolution} slug={slug} done={answer ? null : done} refused={answer?.errors ?? {}} />
      {isPublished ? <ResolutionActs {...resolution} token={token} answer={answer?.act ? answer : null} /> : null}
      <Form method="post" className="form" key={JSON.stringify([shown, revision])}>
        <h2>{isPublished ? 'Preparar una corrección' : 'La resolución'}</h2>
        <TokenField token={token} />
        <input type="hidden" name="revision" value={revision} />
        <ResolutionFields values={shown} errors={errors} />
        <ButtonRow>
          <Button name="acto" value="guardar" look={isPublished ? 'primary' : 'secondary'}>
            {isPublished ? 'Guardar la corrección, sin publicarla' : 'Guardar el borrador'}
          </Button>
          {isPublished ? null : (
            <>
              <Button name="acto" value="publicar">
                Publicar
              </Button>
              <Button name="acto" value="descartar" look="quiet">
                Descartar
              </Button>
            </>
          )}
        </ButtonRow>
      </Form>
    </div>
  )
}
