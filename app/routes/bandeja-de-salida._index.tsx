import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { asPage, notFound } from '#app/lib/http-errors.server.ts'
import { mailPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { shownOutbox } from '#app/mail/outbox.server.ts'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction = () => [{ title: 'Bandeja de salida · Demostración' }]

/** Mails of a demo or a development server without SMTP_URL; elsewhere there is no such page. */
export function loader(_args: LoaderFunctionArgs) {
  return asPage(() => {
    const mails = shownOutbox() ?? notFound()
    const zone = portalInfo().timeZone
    return mails.map(({ id, to, subject, date }) => ({ id, to: to.address, subject, at: formatInstant(date, zone) }))
  })
}

export default function OutboxPage() {
  const mails = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <h1>Bandeja de salida</h1>
      <p className="lead">
        Los correos que un portal de verdad enviaría. En la demostración nadie los recibe: se leen aquí, y solo aquí.
      </p>
      {mails.length > 0 ? (
        <DataTable
          caption="Correos, del más nuevo al más antiguo"
          hideCaption
          rows={mails}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'subject',
              heading: 'Asunto',
              isRowHeading: true,
              cell: (mail) => <TextLink href={mailPaths.outboxMail(mail.id)}>{mail.subject}</TextLink>,
            },
            { key: 'to', heading: 'Para', cell: (mail) => mail.to },
            { key: 'at', heading: 'Fecha', cell: (mail) => mail.at },
          ]}
        />
      ) : (
        <EmptyState title="Todavía no hay correos">
          <p>Invite a una persona o pida recuperar una cuenta: el correo aparece aquí en unos segundos.</p>
        </EmptyState>
      )}
    </div>
  )
}
