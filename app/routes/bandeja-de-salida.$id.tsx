import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { formatInstant } from '#app/lib/dates.ts'
import { asPage, notFound } from '#app/lib/http-errors.server.ts'
import { mailPaths } from '#app/lib/paths.ts'
import type { RouteHandle } from '#app/lib/route-handle.ts'
import { shownOutbox } from '#app/mail/outbox.server.ts'
import { ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'

export const handle: RouteHandle = { showSearch: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.subject ?? 'Correo'} · Bandeja de salida` },
]

/** The link of the mail as a path of this server: the demo may be reached by another name than PUBLIC_URL says. */
const LINK = /https?:\/\/[^/\s]+(\/(?:invitacion|recuperar\/contrasena|proveedores\/acceso\/enlace)#[\w-]{43})/

export function loader({ params }: LoaderFunctionArgs) {
  return asPage(() => {
    const mail = shownOutbox()?.find(({ id }) => id === params.id) ?? notFound()
    const { to, subject, text, date } = mail
    const link = LINK.exec(text)?.[1] ?? null
    return { to, subject, text, link, at: formatInstant(date, portalInfo().timeZone) }
  })
}

export default function OutboxMailPage() {
  const { to, subject, text, link, at } = useLoaderData<typeof loader>()
  return (
    <div className="stack">
      <h1>{subject}</h1>
      <DescriptionList
        items={[
          { term: 'Para', value: `${to.name} <${to.address}>` },
          { term: 'Fecha', value: at },
        ]}
      />
      <pre className="mail-text">{text}</pre>
      <ButtonRow>
        {link ? (
          <LinkButton href={link} look="primary">
            Abrir el enlace del correo
          </LinkButton>
        ) : null}
        <LinkButton href={mailPaths.outbox()} look="quiet">
          Volver a la bandeja
        </LinkButton>
      </ButtonRow>
    </div>
  )
}
