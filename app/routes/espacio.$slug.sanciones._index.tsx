import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { showResolutions } from '#app/suppliers/sanctions/own/show-resolutions.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { LinkButton } from '#app/ui/form/button.tsx'
import { ResolutionTable } from '#app/ui/sanctions/own/resolution-table.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Resoluciones que sancionan · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['internal_control'] })
  return workAtDesk(member, async (desk) => ({
    ...{ slug: desk.slug, lines: await showResolutions(desk, desk.slug, portalInfo().timeZone) },
    dropped: new URL(request.url).searchParams.get('hecho') === 'descartada',
  }))
}

export default function ResolutionsPage() {
  const { slug, lines, dropped } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <div className="work-head">
        <h1>Resoluciones que sancionan</h1>
        <LinkButton href={sanctionPaths.newResolution(slug)} look="primary">
          Capturar una resolución
        </LinkButton>
      </div>
      {dropped ? <Notice tone="done" announce title="El borrador se descartó" /> : null}
      <p className="lead">
        Sanciones a proveedores que resolvió este órgano interno de control. Publicadas, aparecen en la lista del
        estado, en la API y en el formato de la Plataforma Digital Nacional.
      </p>
      {lines.length > 0 ? (
        <ResolutionTable lines={lines} />
      ) : (
        <EmptyState title="Todavía no hay resoluciones">
          <p>Capture la primera: puede guardarla incompleta y terminarla después.</p>
        </EmptyState>
      )}
    </div>
  )
}
