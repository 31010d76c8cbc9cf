import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { describeSheet } from '#app/roster/describe-sheet.ts'
import { readSheet } from '#app/roster/read-sheet.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { EntitySheet } from '#app/ui/roster/entity-sheet.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.sheet.name} · Operación del portal` : 'Ente no encontrado' },
]

/** What was done a moment ago, by the word in the address. */
const DONE: Record<string, string> = {
  agregado: 'El ente ya está en el padrón y tiene su espacio de trabajo. Invite a quien lo va a administrar.',
  corregido: 'Los datos se guardaron.',
  igual: 'No cambió nada: los datos ya eran esos.',
  renombrado: 'El nombre cambió. El anterior quedó guardado con su fecha.',
  suspendido: 'El ente está suspendido.',
  reactivado: 'El ente vuelve a trabajar.',
  cerrado: 'El ente está cerrado. Lo publicado sigue en su página.',
  reabierto: 'El ente está abierto otra vez.',
  invitado: 'La invitación va en camino. Vence en 72 horas; puede volver a enviarla.',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStateRole(request, { anyOf: ['platform_admin'] })
  const { movedTo, sheet } = await asPage(() => readSheet(params.slug ?? ''))
  if (movedTo !== null) throw redirect(platformPaths.entity(movedTo), 301)
  const done = new URL(request.url).searchParams.get('hecho') ?? ''
  return { done: Object.hasOwn(DONE, done) ? DONE[done] : null, sheet: describeSheet(sheet, portalInfo().timeZone) }
}

export default function EntitySheetPage() {
  const { done, sheet } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      {done ? <Notice tone="done" announce title={done} /> : null}
      <EntitySheet {...sheet} />
    </div>
  )
}
