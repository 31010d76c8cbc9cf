import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { IMPORT_QUOTA } from '#app/capture/importing/import-quota.ts'
import { loadImports, readImportPlace } from '#app/capture/importing/show-imports.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { sizeInWords } from '#app/texts/imports.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'
import { ImportTable } from '#app/ui/workspace/importing/import-table.tsx'
import { UploadForm } from '#app/ui/workspace/importing/upload-form.tsx'
import { mayPublishImports, takeUpload } from '#app/workflows/importing/take-upload.server.ts'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Importar archivos · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
  return workAtDesk(member, async (desk) => {
    const after = readImportPlace(new URL(request.url).searchParams.get('desde'))
    const { lines, next } = await loadImports(desk, after)
    const { separatePublisher } = member.entity
    return {
      ...{ lines, next, isFirst: after === null, slug: desk.slug, token: member.token, separatePublisher },
      mayPublish: mayPublishImports(member),
      zone: portalInfo().timeZone,
      quota: sizeInWords(IMPORT_QUOTA.bytes),
    }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
  const taken = await asPage(() => takeUpload(request, member))
  if ('importId' in taken) return redirect(workspacePaths.import(member.entity.slug, taken.importId))
  const { errors, destination, status } = taken
  return data({ errors, destination }, { status })
}

export default function ImportsPage() {
  const { lines, next, isFirst, slug, token, mayPublish, separatePublisher, zone, quota } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = answer?.errors ?? []
  return (
    <div className="import-page">
      <h1>Importar archivos</h1>
      <p className="lead">
        Traiga aquí procesos que ya tiene en formato OCDS. Cada archivo se revisa por completo y se le dice, publicación
        por publicación, qué entró y qué no.
      </p>
      <ErrorSummary
        title="No se recibió nada"
        errors={errors.map(({ field, message }) => ({ href: `#${field}`, message }))}
      />
      <UploadForm
        {...{ slug, token, mayPublish, separatePublisher, quota, errors }}
        chosen={answer?.destination ?? ''}
      />
      <section className="stack" aria-labelledby="anteriores">
        <h2 id="anteriores">Importaciones del ente</h2>
        {lines.length > 0 ? (
          <ImportTable lines={lines} slug={slug} zone={zone} />
        ) : (
          <EmptyState title="Todavía no hay importaciones">
            <p>Aparecerán aquí, con su resultado, en cuanto alguien del ente envíe archivos.</p>
          </EmptyState>
        )}
        <Pagination
          previousHref={isFirst ? null : workspacePaths.imports(slug)}
          nextHref={next ? workspacePaths.imports(slug, { desde: next }) : null}
        />
      </section>
    </div>
  )
}
