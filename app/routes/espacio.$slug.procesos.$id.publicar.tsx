import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { paths, workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { ConfirmPage } from '#app/ui/feedback/confirm-page.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { openStop } from '#app/workflows/matching/draft-stops.server.ts'
import { previewPublication } from '#app/workflows/preview-publication.server.ts'
import { publishDraft } from '#app/workflows/publish-draft.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Publicar · Espacio de trabajo' }]

/** Changes named one by one before the rest is counted. */
const NAMED = 12

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['publisher'] })
  return workAtDesk(member, async (desk) => {
    const { draft, number, tags, changes, maskedCount, refusal } = await previewPublication(desk, params.id ?? '')
    return {
      slug: desk.slug,
      token: member.token,
      entityName: member.entity.name,
      draft: { id: draft.id, ocid: draft.ocid, title: draft.title, revision: draft.revision },
      number,
      tags: tags.map((tag) => titleOfCode('releaseTag', tag)),
      changes: changes.slice(0, NAMED),
      moreChanges: Math.max(0, changes.length - NAMED),
      maskedCount,
      refusal:
        refusal ??
        (await openStop(desk, draft.id)) ??
        (tags.length === 0 ? 'No hay nada nuevo que publicar: es igual a lo que ya está publicado.' : null),
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['publisher'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async ({ userId, entityId, slug }) => {
    const draftId = params.id ?? ''
    try {
      await publishDraft({ userId, entityId, draftId, revision: Number(form.get('revision')) })
    } catch (error) {
      if (!isRefusal(error) || error.status === 404) throw error
      return data({ sentence: error.sentence }, { status: error.status })
    }
    return redirect(workspacePaths.section(slug, draftId, 'historial'))
  })
}

const KINDS = { added: 'se agrega', removed: 'se quita', changed: 'cambia' } as const

export default function PublishPage() {
  const { slug, token, entityName, draft, number, tags, changes, moreChanges, maskedCount, refusal } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const isFirst = number === 1
  const consequences = [
    `Cualquier persona podrá verlo en ${paths.process(draft.ocid)}, en la búsqueda y en los datos abiertos, a nombre de ${entityName}.`,
    isFirst
      ? 'Será la primera publicación de este proceso.'
      : `Será la publicación número ${number}; las anteriores quedan a la vista.`,
    ...(tags.length > 0 ? [`Anuncia: ${tags.join(', ')}.`] : []),
    'No se puede borrar: lo que deba cambiar después saldrá como una corrección.',
    ...(maskedCount > 0
      ? [
          `No se publicarán ${maskedCount === 1 ? 'un dato personal' : `${maskedCount} datos personales`}, como pide la regla de datos personales.`,
        ]
      : []),
  ]
  return (
    <ConfirmPage
      title={`¿Publicar «${draft.title || draft.ocid}»?`}
      consequences={consequences}
      confirmLabel={isFirst ? 'Publicar' : 'Publicar la corrección'}
      cancelHref={workspacePaths.section(slug, draft.id, 'revision')}
      {...(refusal ? { refusal } : {})}
    >
      <TokenField token={token} />
      <input type="hidden" name="revision" value={draft.revision} />
      {refused ? (
        <Notice tone="error" announce>
          <p>{refused.sentence}</p>
        </Notice>
      ) : null}
      {isFirst ? null : (
        <>
          <h2>Qué cambia respecto de lo publicado</h2>
          <ul>
            {changes.map(({ path, label, kind }) => (
              <li key={path}>
                {label}: {KINDS[kind]}
              </li>
            ))}
            {moreChanges > 0 ? <li>y {moreChanges} cambios más</li> : null}
          </ul>
        </>
      )}
    </ConfirmPage>
  )
}
