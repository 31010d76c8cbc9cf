import { Form } from '@remix-run/react'
import { countOf } from '#app/lib/amounts.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { Badge, type BadgeTone } from '#app/ui/badges/badge.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export type PreviewRow = { line: number; slug: string; name: string; outcome: string; remarks: readonly string[] }

export type ImportPreviewProps = {
  rows: readonly PreviewRow[]
  counts: Readonly<Record<string, number>>
  digest: string
  csv: string
  token: string
  /** Something changed the roster after the rows were first shown. */
  moved: boolean
}

const OUTCOMES: Record<string, { word: string; tone: BadgeTone }> = {
  new: { word: 'Nuevo', tone: 'accent' },
  changed: { word: 'Cambia', tone: 'warning' },
  same: { word: 'Igual', tone: 'plain' },
  refused: { word: 'Rechazado', tone: 'error' },
}

const columns: Column<PreviewRow>[] = [
  { key: 'line', heading: 'Renglón', align: 'right', cell: ({ line }) => line },
  {
    key: 'name',
    heading: 'Ente',
    isRowHeading: true,
    cell: ({ name, slug }) => (
      <>
        {name || <span className="no-data">Sin nombre</span>}
        <span className="description-help">{slug}</span>
      </>
    ),
  },
  {
    key: 'outcome',
    heading: 'Qué pasa',
    cell: ({ outcome }) => (
      <Badge tone={OUTCOMES[outcome]?.tone ?? 'plain'}>{OUTCOMES[outcome]?.word ?? outcome}</Badge>
    ),
  },
  {
    key: 'remarks',
    heading: 'Detalle',
    cell: ({ remarks }) => (
      <>
        {remarks.map((remark) => (
          <span key={remark} className="description-help">
            {remark}
          </span>
        ))}
      </>
    ),
  },
]

/** What a roster file would do, row by row, and the button that does it: all of it or nothing. */
export function ImportPreview({ rows, counts, digest, csv, token, moved }: ImportPreviewProps) {
  const refused = counts.refused ?? 0
  const writes = (counts.new ?? 0) + (counts.changed ?? 0)
  const interesting = rows.filter(({ outcome }) => outcome !== 'same')
  return (
    <section aria-labelledby="vista-previa" className="stack">
      <h2 id="vista-previa">Lo que haría este archivo</h2>
      {moved ? (
        <Notice tone="warning" announce title="El padrón cambió desde que usted lo revisó, y no se guardó nada">
          <p>Esto es lo que haría ahora. Revíselo y confirme otra vez.</p>
        </Notice>
      ) : null}
      <p role="status">
        {countOf(counts.new ?? 0, 'ente nuevo', 'entes nuevos')}, {countOf(counts.changed ?? 0, 'cambia', 'cambian')},{' '}
        {countOf(counts.same ?? 0, 'queda igual', 'quedan iguales')}, {countOf(refused, 'rechazado', 'rechazados')}.
      </p>
      {refused > 0 ? (
        <Notice tone="error" title="No se puede importar mientras haya renglones rechazados">
          <p>Corríjalos en el archivo y vuelva a elegirlo. Entran todos o ninguno.</p>
        </Notice>
      ) : null}
      {interesting.length > 0 ? (
        <DataTable
          dense
          caption="Renglones que cambian algo o se rechazan"
          columns={columns}
          rows={interesting}
          rowKey={({ line }) => String(line)}
        />
      ) : null}
      {refused === 0 && writes > 0 ? (
        <Form method="post" encType="multipart/form-data">
          <TokenField token={token} />
          <input type="hidden" name="paso" value="confirmar" />
          <input type="hidden" name="visto" value={digest} />
          <textarea name="csv" hidden readOnly value={csv} />
          <ButtonRow>
            <Button>Importar {countOf(writes, 'ente', 'entes')}</Button>
            <LinkButton href={platformPaths.entities()} look="quiet">
              Cancelar y volver
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
      {refused === 0 && writes === 0 ? (
        <Notice title="El archivo dice lo mismo que el padrón: no hay nada que importar" />
      ) : null}
    </section>
  )
}
