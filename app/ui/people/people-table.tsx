import { formatDate } from '#app/lib/dates.ts'
import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { roleName } from '#app/texts/roles.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type Column, DataTable } from '#app/ui/table/data-table.tsx'

export interface ShownMember {
  id: string
  name: string
  email: string | null
  roles: readonly string[]
  since: string
  hasFactor: boolean
  disabled: boolean
}

/** The roles of somebody, one badge each; who administers and who audits stand out. */
export function RoleBadges({ roles }: { roles: readonly string[] }) {
  return (
    <span className="role-badges">
      {roles.map((role) => (
        <Badge key={role} tone={role === 'entity_admin' ? 'accent' : 'plain'}>
          {roleName(role)}
          {role === 'internal_control' ? ' (OIC)' : ''}
        </Badge>
      ))}
    </span>
  )
}

/** Who works in an entity. Addresses, second factor and the way to change come with `manage`. */
export function PeopleTable(props: {
  slug: string
  people: readonly ShownMember[]
  self: string
  manage: boolean
  zone: string
}) {
  const { slug, people, self, manage, zone } = props
  const columns: Column<ShownMember>[] = [
    {
      key: 'name',
      heading: 'Persona',
      isRowHeading: true,
      cell: (person) => (
        <>
          {manage ? <TextLink href={workspacePaths.person(slug, person.id)}>{person.name}</TextLink> : person.name}
          {person.id === self ? <span className="quiet"> (usted)</span> : null}
          {person.email ? <span className="person-email">{person.email}</span> : null}
          {person.disabled ? <Badge tone="warning">Cuenta suspendida</Badge> : null}
        </>
      ),
    },
    { key: 'roles', heading: 'Papeles', cell: (person) => <RoleBadges roles={person.roles} /> },
    ...(manage
      ? [
          {
            key: 'factor',
            heading: 'Segundo factor',
            cell: (person: ShownMember) => (person.hasFactor ? 'Registrado' : 'No tiene'),
          },
        ]
      : []),
    { key: 'since', heading: 'En el ente desde', cell: (person) => formatDate(dayOfInstant(person.since, zone)) },
  ]
  return (
    <DataTable
      dense
      caption="Personas que trabajan en el ente"
      hideCaption
      columns={columns}
      rows={people}
      rowKey={({ id }) => id}
    />
  )
}
