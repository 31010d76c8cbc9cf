import { createHash } from 'node:crypto'
import { Refusal } from '#app/lib/refusal.ts'
import { rosterField, rosterMember } from '#app/texts/roster.ts'
import { readRosterRows } from '#tenants/parse-roster.ts'
import { planRosterSync, type RosterPlan } from '#tenants/plan-roster-sync.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'
import { conflictsOf, type KnownEntity } from './roster-conflicts.ts'

export interface ImportRow {
  /** Line of the file. */
  line: number
  slug: string
  name: string
  outcome: 'new' | 'changed' | 'same' | 'refused'
  /** What changes, or why it is refused: sentences that name the column. */
  remarks: string[]
}

export interface RosterImport {
  rows: ImportRow[]
  counts: Record<ImportRow['outcome'], number>
  /** Of all rows and what would be done with each: another one means that the roster moved meanwhile. */
  digest: string
  /** What to write; null while any row is refused. */
  plan: RosterPlan | null
}

/**
 * What a roster file would do, row by row. Entities are the same when their key is; those the file does not name are left alone.
 * Throws Refusal (422) for what is no such file at all.
 */
export function planRosterImport(
  csv: string,
  roster: readonly KnownEntity[],
  { inegiState, today }: { inegiState: string; today: string },
): RosterImport {
  const read = readRosterRows(csv, 'El archivo', inegiState, roster)
  if (read.length === 0)
    throw new Refusal(
      'roster-empty',
      422,
      'Archivo: solo trae los encabezados. Agregue al menos un renglón con los datos de un ente.',
    )
  const entities = read.flatMap(({ entity }) => entity ?? [])
  const after = afterwards(roster, entities)
  const stored = new Map(roster.map((entity) => [entity.key, entity]))
  const faults = read.map(({ row, entity, problems }) => {
    const own = problems.map(({ column, value, message }) => said(column, value, message))
    // For a new row, the roster as it would be without that row: its own key is no clash.
    const known = after.filter(({ key }) => key !== entity?.key)
    const clashes = entity ? conflictsOf(entity, known, stored.get(entity.key) ?? null) : []
    return [...own, ...clashes.map(({ column, message }) => said(column, row[column] ?? '', message))]
  })
  const plan = faults.some((list) => list.length > 0) ? null : planRosterSync(roster, entities, today)
  const rows = read.map(({ line, row, entity }, index): ImportRow => {
    const at = { line, slug: row.slug ?? '', name: row.official_name ?? '' }
    const refused = [...new Set(faults[index])]
    if (refused.length > 0 || !entity) return { ...at, outcome: 'refused', remarks: refused }
    const before = stored.get(entity.key)
    if (!before) return { ...at, outcome: 'new', remarks: [] }
    const remarks = changesOf(before, entity)
    return { ...at, outcome: remarks.length > 0 ? 'changed' : 'same', remarks }
  })
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome] += 1
  return { rows, counts, digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex'), plan }
}

const said = (column: string, value: string, message: string) =>
  `${/^\d+$/.test(column) ? `Columna ${column}` : rosterField(column)}${value && !message.includes(value) ? ` («${value}»)` : ''}: ${message}.`

/** The roster as it would be: what a row may clash with. */
function afterwards(roster: readonly KnownEntity[], entities: readonly RosterEntity[]): KnownEntity[] {
  const wanted = new Map(entities.map((entity) => [entity.key, entity]))
  const changed = roster.map((before): KnownEntity => {
    const entity = wanted.get(before.key)
    if (!entity) return before
    const formerSlugs = entity.slug === before.slug ? before.formerSlugs : [...before.formerSlugs, before.slug]
    const previousNames = [...before.previousNames, ...entity.previousNames]
    const status = entity.closed === null ? (before.status === 'closed' ? 'active' : before.status) : 'closed'
    return { ...entity, previousNames, formerSlugs, status }
  })
  const known = new Set(roster.map(({ key }) => key))
  const added = entities.filter(({ key }) => !known.has(key))
  return [
    ...changed,
    ...added.map((entity) => ({ ...entity, formerSlugs: [], status: entity.closed === null ? 'active' : 'closed' })),
  ]
}

function changesOf(before: RosterEntity, after: RosterEntity): string[] {
  const shown = (value: unknown) => (value === null || value === '' ? 'vacío' : `«${value}»`)
  const fields = (Object.keys(after) as (keyof RosterEntity)[]).filter(
    (field) => field !== 'previousNames' && before[field] !== after[field],
  )
  const changes = fields.map(
    (field) => `${rosterMember(field)}: ${shown(before[field])} pasa a ${shown(after[field])}.`,
  )
  const fresh = after.previousNames.filter((name) => !before.previousNames.some((known) => known.name === name.name))
  return [...changes, ...fresh.map(({ name }) => `Nombres anteriores: se agrega «${name}».`)]
}
