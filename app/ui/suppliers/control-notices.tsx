import { Badge } from '#app/ui/badges/badge.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export interface ListedNotice {
  id: string
  kind: string
  title: string
  supplier: string
  process: { ocid: string; href: string }
  reason: string | null
  /** The lists no longer say what the notice was about. */
  takenBack: boolean
  hits: readonly { key: string; sentence: string; href: string }[]
  createdAt: string
  seenAt: string | null
}

/** What the control body is told, unseen first, each with process, sanctions and the button that marks it as seen. */
export function ControlNotices({ token, notices }: { token: string; notices: readonly ListedNotice[] }) {
  if (notices.length === 0)
    return (
      <EmptyState title="No hay avisos">
        <p>Ninguna lista dice algo de quienes participan en los procesos publicados por el ente, con estos filtros.</p>
      </EmptyState>
    )
  return (
    <ul className="plain-list">
      {notices.map((notice) => (
        <li key={notice.id} className="stop-box">
          <p>
            <Badge tone={notice.kind === 'sanction-stop' ? 'warning' : 'plain'}>{notice.title}</Badge>{' '}
            <span className="small quiet">Aviso del {notice.createdAt}</span>
          </p>
          <p>
            <strong>{notice.supplier}</strong>, en el proceso{' '}
            <TextLink href={notice.process.href}>{notice.process.ocid}</TextLink>
          </p>
          {notice.takenBack ? <p>Las listas ya no lo dicen: la sanción se anuló o se corrigió después.</p> : null}
          {notice.hits.map(({ key, sentence, href }) => (
            <p key={key}>
              {sentence} <TextLink href={href}>Ver la sanción</TextLink>
            </p>
          ))}
          {notice.reason ? <p>Razón escrita: {notice.reason}</p> : null}
          {notice.seenAt ? (
            <p className="small quiet">Visto el {notice.seenAt}</p>
          ) : (
            <form method="post">
              <TokenField token={token} />
              <input type="hidden" name="aviso" value={notice.id} />
              <Button look="secondary">Marcar como visto</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
