import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { cancelImport } from '#app/capture/importing/cancel-import.server.ts'
import { loadImport, readFindingQuery } from '#app/capture/importing/show-imports.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isImportMoving } from '#app/texts/imports.ts'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { Pagination } from '#app/ui/table/pagination.tsx'
import { FileTable } from '#app/ui/workspace/importing/file-table.tsx'
import { FindingSearch } from '#app/ui/workspace/importing/finding-search.tsx'
import { ImportProgress } from '#app/ui/workspace/importing/import-progress.tsx'
import { ImportResult } from '#app/ui/workspace/importing/import-result.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Importación · Espacio de trabajo' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
  return workAtDesk(member, async (desk) => {
    const query = new URL(request.url).searchParams
    const page = await loadImport(desk, params.id ?? '', query)
    const { asked, after, filesAfter } = readFindingQuery(query)
    const isFirst = { findings: after === 0, files: filesAfter === 0 }
    return { ...page, asked, isFirst, slug: desk.slug, token: member.token, zone: portalInfo().timeZone }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer', 'publisher'] })
  await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    await cancelImport(desk, params.id ?? '')
    return redirect(workspacePaths.import(desk.slug, params.id ?? ''))
  })
}

export default function ImportPage() {
  const { line, files, nextFiles, findings, next, asked, isFirst, slug, token, zone } = useLoaderData<typeof loader>()
  const moving = isImportMoving(line.state)
  const here = (query = {}) => workspacePaths.import(slug, line.id, query)
  return (
    <div className="import-page">
      <p>
        <TextLink href={workspacePaths.imports(slug)}>Importar archivos</TextLink>
      </p>
      <h1>Importación del {formatInstant(line.at, zone)}</h1>
      <p className="lead">
        {line.publish ? 'Se publica lo que pasa la revisión.' : 'Cada proceso queda como borrador; nada se publica.'}{' '}
        {line.actorName ? `La pidió ${line.actorName}.` : 'La hizo operación.'}
      </p>
      {moving ? <ImportProgress line={line} /> : <ImportResult line={line} zone={zone} slug={slug} />}
      {moving && line.state !== 'cancelling' && line.actorName ? (
        <Form method="post" replace>
          <TokenField token={token} />
          <Button look="secondary">Cancelar la importación</Button>
          <p className="small quiet">Lo que ya se importó se conserva; lo que falta no entra.</p>
        </Form>
      ) : null}
      <FileTable files={files} />
      <Pagination
        label="Páginas de archivos"
        previousHref={isFirst.files ? null : here(asked)}
        nextHref={nextFiles === null ? null : here({ ...asked, archivos: nextFiles })}
      />
      <FindingSearch {...{ findings, asked, slug }} importId={line.id} total={line.findingCount} />
      <Pagination
        label="Páginas de hallazgos"
        previousHref={isFirst.findings ? null : here(asked)}
        nextHref={next === null ? null : here({ ...asked, desde: next })}
      />
    </div>
  )
}
