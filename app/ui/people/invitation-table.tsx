import { Form } from '@remix-run/react'
import { formatInstant } from '#app/lib/dates.ts'
import { isMailLost, mailWords } from '#app/texts/people.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'
import { RoleBadges } from './people-table.tsx'

export interface ShownInvitation {
  id: string
  email: string
  name: string
  roles: readonly string[]
  invitedBy: string | null
  expiresAt: string
  expired: boolean
  mailState: string | null
  mailProblem: string | null
}

function Acts({ invitation, token }: { invitation: ShownInvitation; token: string }) {
  const whose = <span className="visually-hidden"> la invitación de {invitation.name}</span>
  return (
    <Form method="post">
      <TokenField token={token} />
      <input type="hidden" name="invitacion" value={invitation.id} />
      <ButtonRow>
        <Button look="secondary" name="acto" value="reenviar">
          Volver a enviar{whose}
        </Button>
        <Button look="quiet" name="acto" value="retirar">
          Retirar{whose}
        </Button>
      </ButtonRow>
    </Form>
  )
}

/** Invitations that wait to be accepted, how their mail stands, and what can be done with each. */
export function InvitationTable(props: { invitations: readonly ShownInvitation[]; zone: string; token: string }) {
  const { invitations, zone, token } = props
  const columns: Column<ShownInvitation>[] = [
    {
      key: 'name',
      heading: 'Persona',
      isRowHeading: true,
      cell: (one) => (
        <>
          {one.name}
          <span className="person-email">{one.email}</span>
          <span className="person-email">Invitó {one.invitedBy ?? 'la operación del portal'}</span>
        </>
      ),
    },
    { key: 'roles', heading: 'Papeles', cell: (one) => <RoleBadges roles={one.roles} /> },
    {
      key: 'until',
      heading: 'Vale hasta',
      cell: (one) => (one.expired ? <Badge tone="warning">Venció</Badge> : formatInstant(one.expiresAt, zone)),
    },
    {
      key: 'mail',
      heading: 'Correo',
      cell: (one) => (
        <span className={isMailLost(one.mailState) ? 'mail-lost' : undefined}>
          {mailWords(one.mailState, one.mailProblem)}
        </span>
      ),
    },
    { key: 'acts', heading: 'Acciones', cell: (one) => <Acts invitation={one} token={token} /> },
  ]
  return (
    <DataTable
      dense
      caption="Invitaciones pendientes"
      hideCaption
      columns={columns}
      rows={invitations}
      rowKey={({ id }) => id}
    />
  )
}
