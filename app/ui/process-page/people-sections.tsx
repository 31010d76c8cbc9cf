import { Badge } from '#app/ui/badges/badge.tsx'
import { BadgeBeside, type ShownBadgeBeside } from '#app/ui/integrity/badge-beside.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { type ListedMatch, MatchList } from '#app/ui/suppliers/match-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'
import { PageSection } from './page-section.tsx'

export type ShownPerson = { key: string; name: string; role: string; detail: string | null; href: string | null }

/** Who asked for it, who contracted and who answers for it. */
export function PeopleSection({ people }: { people: readonly ShownPerson[] }) {
  const roles = [...new Set(people.map(({ role }) => role))]
  return (
    <PageSection id="responsables" title="Quién solicitó, contrató y responde">
      {people.length === 0 ? (
        <p className="no-data">No se publicó qué área solicitó, contrató o responde por este proceso.</p>
      ) : (
        <DescriptionList
          items={roles.map((role) => ({
            term: role,
            value: (
              <ul className="plain-list">
                {people
                  .filter((person) => person.role === role)
                  .map((person) => (
                    <li key={person.key}>
                      {person.name}
                      {person.detail ? <span className="description-help">{person.detail}</span> : null}
                    </li>
                  ))}
              </ul>
            ),
          }))}
        />
      )}
    </PageSection>
  )
}

export type ShownCompetitor = {
  key: string
  name: string
  href: string | null
  outcome: string
  won: boolean
  price: { amount: number; currency: string | null } | null
  standing: string | null
  badge?: ShownBadgeBeside | null
  matches: readonly ListedMatch[]
  exceptions: readonly { key: string; rationale: string; legalBasis: string }[]
}

/** Who took part, who won, and at what price when it is known. */
export function CompetitionSection({
  sentence,
  competitors,
}: {
  sentence: string
  competitors: readonly ShownCompetitor[]
}) {
  return (
    <PageSection id="participantes" title="Quiénes participaron">
      <p className="lead">{sentence}</p>
      {competitors.length === 0 ? null : (
        <DataTable
          caption="Participantes"
          hideCaption
          rows={competitors}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              heading: 'Proveedor',
              isRowHeading: true,
              cell: ({ name, href, standing, badge, matches, exceptions }) => (
                <>
                  {href ? <TextLink href={href}>{name}</TextLink> : name}
                  {standing ? <span className="description-help">{standing}</span> : null}
                  {badge ? <BadgeBeside badge={badge} /> : null}
                  <MatchList matches={matches} />
                  {exceptions.map(({ key, rationale, legalBasis }) => (
                    <div key={key} className="match-line">
                      <strong>Razón por la que se adjudicó de todos modos:</strong> {rationale} Fundamento: {legalBasis}
                    </div>
                  ))}
                </>
              ),
            },
            {
              key: 'outcome',
              heading: 'Participación',
              cell: ({ outcome, won }) => (won ? <Badge tone="accent">{outcome}</Badge> : outcome),
            },
            {
              key: 'price',
              heading: 'Precio',
              align: 'right',
              cell: ({ price }) =>
                price ? (
                  <MoneyAmount amount={price.amount} currency={price.currency} />
                ) : (
                  <span className="no-data">No publicado</span>
                ),
            },
          ]}
        />
      )}
    </PageSection>
  )
}
