import { Form, useLocation } from '@remix-run/react'
import { formatInstant } from '#app/lib/dates.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export interface ShownNotice {
  id: string
  about: string
  at: string
}

/** Who administers the entity since when: on every page of the desk until the person says that they have seen it. */
export function MemberNotices(props: { slug: string; notices: readonly ShownNotice[]; zone: string; token: string }) {
  const { slug, notices, zone, token } = props
  const { pathname, search } = useLocation()
  if (notices.length === 0) return null
  return (
    <div className="member-notices">
      {notices.map(({ id, about, at }) => (
        <Notice key={id} tone="info" title={`${about} administra ahora este ente`}>
          <p>
            Desde el {formatInstant(at, zone)} puede invitar personas, cambiar papeles y quitar accesos. Si no lo
            esperaba, coméntelo con su ente.{' '}
            <TextLink href={workspacePaths.people(slug)}>Ver quién trabaja aquí</TextLink>
          </p>
          <Form method="post" action={workspacePaths.notices(slug)} preventScrollReset>
            <TokenField token={token} />
            <input type="hidden" name="aviso" value={id} />
            <input type="hidden" name="volver" value={pathname + search} />
            <Button look="secondary">
              Entendido<span className="visually-hidden">, {about}</span>
            </Button>
          </Form>
        </Notice>
      ))}
    </div>
  )
}
