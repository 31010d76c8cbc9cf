import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { MethodBadge } from '#app/ui/badges/method-badge.tsx'
import { StatusBadge } from '#app/ui/badges/status-badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export interface ShownDraft {
  id: string
  ocid: string
  title: string
  method: string | null
  state: string
  errorCount: number
  answeredCount: number
  publishedRevision: number | null
  updatedAt: string
  updatedByName: string
}

export interface DraftTableProps {
  caption: string
  hideCaption?: boolean
  slug: string
  zone: string
  drafts: readonly ShownDraft[]
}

/** Drafts as lines of a work screen: title and ocid, procedure, state, how far, who last. */
export function DraftTable({ caption, hideCaption = true, slug, zone, drafts }: DraftTableProps) {
  const columns: Column<ShownDraft>[] = [
    {
      key: 'title',
      heading: 'Proceso',
      isRowHeading: true,
      cell: (draft) => (
        <>
          <TextLink href={workspacePaths.process(slug, draft.id)}>{draft.title || 'Sin título'}</TextLink>
          <span className="draft-ocid">{draft.ocid}</span>
        </>
      ),
    },
    { key: 'method', heading: 'Procedimiento', wideOnly: true, cell: (draft) => <MethodBadge method={draft.method} /> },
    {
      key: 'state',
      heading: 'Estado',
      cell: (draft) => (
        <>
          <StatusBadge status={draft.state} />
          {draft.publishedRevision !== null && draft.state !== 'published' ? (
            <span className="draft-note">corrige lo publicado</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'progress',
      heading: 'Avance',
      cell: (draft) => (
        <span className="number">
          {draft.answeredCount} de 8
          {draft.errorCount > 0 ? <span className="draft-note">{errors(draft.errorCount)}</span> : null}
        </span>
      ),
    },
    {
      key: 'updated',
      heading: 'Último cambio',
      cell: (draft) => (
        <>
          <span className="number">{formatInstant(draft.updatedAt, zone)}</span>
          <span className="draft-note">{draft.updatedByName}</span>
        </>
      ),
    },
  ]
  return (
    <DataTable
      dense
      caption={caption}
      hideCaption={hideCaption}
      columns={columns}
      rows={drafts}
      rowKey={({ id }) => id}
    />
  )
}

const errors = (count: number) => (count === 1 ? '1 error' : `${count} errores`)
