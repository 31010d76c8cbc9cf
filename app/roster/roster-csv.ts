import { stringify } from 'csv-stringify/sync'
import { COLUMNS, type RosterEntity } from '#tenants/roster-row.ts'

/** The roster as the file that `portal entities sync` and the screen read: the same columns in the same order, UTF-8. */
export function rosterCsv(roster: readonly RosterEntity[]): string {
  const rows = roster.map((entity) => {
    const { officialName, shortName, inegiState, inegiMunicipality, previousNames, ...same } = entity
    const row: Record<string, string | null> = {
      ...same,
      official_name: officialName,
      short_name: shortName,
      inegi_state: inegiState,
      inegi_municipality: inegiMunicipality,
      previous_names: previousNames
        .map(({ name, shortName, from, until }) => [name, shortName, from, until].map((part) => part ?? '').join(' | '))
        .join(' ; '),
    }
    return COLUMNS.map((column) => row[column] ?? '')
  })
  return stringify([[...COLUMNS], ...rows])
}
