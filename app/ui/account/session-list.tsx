import { Badge } from '#app/ui/badges/badge.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export type SessionRow = {
  id: string
  here: boolean
  browser: string
  started: string
  lastUsed: string
  ends: string
}

function EndButton({ id, browser, token }: { id: string; browser: string; token: string }) {
  return (
    <form method="post">
      <TokenField token={token} />
      <input type="hidden" name="sesion" value={id} />
      <Button look="secondary" aria-label={`Cerrar la sesión de ${browser}`}>
        Cerrar
      </Button>
    </form>
  )
}

/** The open sessions of a person: each can be ended, and all but this one at once. */
export function SessionList({ sessions, token }: { sessions: readonly SessionRow[]; token: string }) {
  const columns: Column<SessionRow>[] = [
    { key: 'browser', heading: 'Navegador', isRowHeading: true, cell: ({ browser }) => browser },
    { key: 'started', heading: 'Abierta desde', cell: ({ started }) => started },
    { key: 'used', heading: 'Último uso', cell: ({ lastUsed }) => lastUsed },
    { key: 'ends', heading: 'Se cierra sola', cell: ({ ends }) => ends },
    {
      key: 'end',
      heading: 'Acción',
      cell: ({ here, id, browser }) =>
        here ? <Badge tone="done">Esta sesión</Badge> : <EndButton {...{ id, browser, token }} />,
    },
  ]
  return (
    <>
      <DataTable caption="Sesiones abiertas" hideCaption columns={columns} rows={sessions} rowKey={({ id }) => id} />
      {sessions.length > 1 ? (
        <form method="post">
          <TokenField token={token} />
          <Button look="secondary" name="acto" value="otras">
            Cerrar todas las demás
          </Button>
        </form>
      ) : null}
    </>
  )
}
