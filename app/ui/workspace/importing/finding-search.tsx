import { Form } from '@remix-run/react'
import { countOf } from '#app/lib/amounts.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export interface ShownFinding {
  position: number
  severity: string
  file: string
  ocid: string | null
  releaseId: string | null
  path: string
  message: string
}

export type FindingSearchProps = {
  findings: readonly ShownFinding[]
  asked: Record<'gravedad' | 'archivo' | 'ocid' | 'texto', string>
  slug: string
  importId: string
  total: number
}

const SEVERITIES = [
  { value: 'error', label: 'Errores' },
  { value: 'warning', label: 'Avisos' },
]

/** What an import found, to filter and to take along. */
export function FindingSearch({ findings, asked, slug, importId, total }: FindingSearchProps) {
  if (total === 0) return null
  const isFiltered = Object.values(asked).some((value) => value !== '')
  return (
    <section className="stack" aria-labelledby="hallazgos">
      <h2 id="hallazgos">Hallazgos</h2>
      <p>
        {countOf(total, 'hallazgo', 'hallazgos')} en toda la importación. Descargar{' '}
        {isFiltered ? 'los que cumplen el filtro' : 'todos'}:{' '}
        <TextLink href={workspacePaths.importFindings(slug, importId, 'csv', asked)} download>
          en CSV
        </TextLink>{' '}
        o{' '}
        <TextLink href={workspacePaths.importFindings(slug, importId, 'json', asked)} download>
          en JSON
        </TextLink>
        .
      </p>
      <Form method="get" className="filter-row" key={JSON.stringify(asked)} preventScrollReset>
        <SelectField
          name="gravedad"
          label="Gravedad"
          defaultValue={asked.gravedad}
          emptyLabel="Todos"
          options={SEVERITIES}
        />
        <TextField name="archivo" label="Archivo" width="medium" defaultValue={asked.archivo} maxLength={300} />
        <TextField name="ocid" label="ocid" width="medium" defaultValue={asked.ocid} maxLength={300} />
        <TextField name="texto" label="Texto" width="medium" defaultValue={asked.texto} maxLength={300} />
        <Button look="secondary">Filtrar</Button>
      </Form>
      {findings.length === 0 ? (
        <EmptyState title="Ningún hallazgo cumple con esos filtros" />
      ) : (
        <DataTable
          dense
          caption="Hallazgos de la importación"
          hideCaption
          columns={[
            {
              key: 'severity',
              heading: 'Gravedad',
              cell: ({ severity }) =>
                severity === 'error' ? <Badge tone="error">Error</Badge> : <Badge tone="warning">Aviso</Badge>,
            },
            { key: 'message', heading: 'Qué pasa', isRowHeading: true, cell: ({ message }) => message },
            {
              key: 'where',
              heading: 'Dónde',
              cell: ({ ocid, releaseId, path }) => (
                <span className="import-place">
                  {ocid ? <span>{ocid}</span> : null}
                  {releaseId ? <span>publicación {releaseId}</span> : null}
                  {path ? <code>{path}</code> : null}
                </span>
              ),
            },
            { key: 'file', heading: 'Archivo', cell: ({ file }) => <span className="import-name">{file}</span> },
          ]}
          rows={findings}
          rowKey={({ position }) => String(position)}
        />
      )}
    </section>
  )
}
