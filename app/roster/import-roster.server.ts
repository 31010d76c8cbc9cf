import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { isRefusal, Refusal } from '#app/lib/refusal.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { PlatformTx } from '#db/door.server.ts'
import type { NewAct } from '#db/queries/operation/entity-acts.server.ts'
import { insertAliases, insertEntity, loadRoster, type StoredEntity, updateEntity } from '#db/queries/roster.server.ts'
import type { RosterPlan } from '#tenants/plan-roster-sync.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'
import { ALL_FIELDS } from './add-entity.server.ts'
import { type Operator, onRoster, recordActs } from './on-roster.server.ts'
import { type ImportRow, planRosterImport } from './plan-roster-import.ts'

/** Largest roster file, in bytes: about ten times that of a state with 200 entities (36 KB). */
export const ROSTER_BYTES = 400 * 1024

export interface ImportPreview {
  rows: ImportRow[]
  counts: Record<ImportRow['outcome'], number>
  digest: string
  /** The text of the file, to be sent again with the confirmation. */
  csv: string
}

/** The text of a file: UTF-8, UTF-16 where its mark says so, or else Windows-1252, as spreadsheets in Spanish save it. Throws Refusal (422) when it is too large or empty. */
export async function readRosterUpload(file: File | null): Promise<string> {
  if (!file || file.size === 0) throw new Refusal('file-missing', 422, 'Archivo: elija el CSV del padrón.')
  if (file.size > ROSTER_BYTES)
    throw new Refusal(
      'file-too-large',
      422,
      'Archivo: pesa más de 400 KB, que es más de lo que ocupa un padrón. Revíselo.',
    )
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mark = bytes.length > 1 ? `${bytes[0]} ${bytes[1]}` : ''
  if (mark === '255 254') return new TextDecoder('utf-16le').decode(bytes)
  if (mark === '254 255') return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** What a roster file would do, row by row; nothing is written. Throws Refusal (422) for what is no such file. */
export async function previewRosterImport(operator: Operator, csv: string): Promise<ImportPreview> {
  const roster = await asPlatform(loadRoster)
  const { rows, counts, digest } = planRosterImport(csv, roster, operator)
  return { rows, counts, digest, csv }
}

/**
 * Writes what was previewed, all rows or none. `digest` is that of the preview: when the roster moved meanwhile nothing is written
 * and the new preview comes back with `moved`.
 */
export function applyRosterImport(
  operator: Operator,
  csv: string,
  digest: string,
): Promise<
  { outcome: 'done'; counts: ImportPreview['counts'] } | { outcome: 'moved' | 'refused'; preview: ImportPreview }
> {
  return onRoster(async (tx, roster) => {
    const { plan, rows, counts, digest: now } = planRosterImport(csv, roster, operator)
    if (plan === null) return { outcome: 'refused', preview: { rows, counts, digest: now, csv } }
    if (now !== digest) return { outcome: 'moved', preview: { rows, counts, digest: now, csv } }
    const acts = await writeImport(tx, plan, roster, operator)
    await recordActs(tx, acts)
    if (acts.length > 0) {
      const detail = { new: counts.new, changed: counts.changed, same: counts.same }
      const entry = {
        actorId: operator.userId,
        door: 'platform_admin',
        action: 'import-roster',
        subject: 'roster',
        detail,
      }
      await appendStateAudit(tx, [entry])
    }
    return { outcome: 'done', counts }
  })
}

async function writeImport(
  tx: PlatformTx,
  plan: RosterPlan,
  roster: readonly StoredEntity[],
  operator: Operator,
): Promise<NewAct[]> {
  const acts: NewAct[] = []
  const stored = new Map(roster.map((entity) => [entity.key, entity]))
  const source = `Operación del portal, ${operator.today}`
  const note = (entityId: string, act: Omit<NewAct, 'entityId' | 'actorId' | 'origin'>) =>
    acts.push({ entityId, actorId: operator.userId, origin: 'import', ...act })
  const keepNames = (entity: RosterEntity) => {
    const known = stored.get(entity.key)?.previousNames.map(({ name }) => name) ?? []
    const fresh = entity.previousNames.filter(({ name }) => !known.includes(name))
    const aliases = fresh.map((name) => ({ ...name, slug: entity.slug, source: entity.source }))
    return insertAliases(tx, entity.key, aliases)
  }
  for (const entity of plan.added) {
    note(await insertEntity(tx, entity, ALL_FIELDS), { act: 'added', detail: { key: entity.key } })
    await keepNames(entity)
  }
  const changes = [...plan.renamed.map(({ entity }) => entity), ...plan.changed.map(({ entity }) => entity)]
  for (const entity of changes) {
    const before = stored.get(entity.key)!
    const changed = ALL_FIELDS.filter((field) => entity[field] !== before[field])
    await updateEntity(tx, entity, changed)
    const renaming = plan.renamed.find(({ entity: one }) => one.key === entity.key)
    if (renaming) {
      const { alias, previousSlug } = renaming
      await insertAliases(tx, entity.key, [{ ...alias, slug: previousSlug ?? entity.slug, source }])
      note(before.id, {
        act: 'renamed',
        effectiveOn: alias.until,
        detail: { was: alias.name, now: entity.officialName },
      })
    }
    await keepNames(entity)
    const others = changed.filter((field) => !(renaming && ['slug', 'officialName', 'shortName'].includes(field)))
    if (others.includes('closed'))
      note(before.id, { act: entity.closed ? 'closed' : 'reopened', effectiveOn: entity.closed })
    if (!renaming || others.length > 0) note(before.id, { act: 'corrected', detail: { fields: others } })
  }
  return acts
}

export type RosterFormAnswer =
  | { outcome: 'done'; written: number }
  | { outcome: 'preview'; preview: ImportPreview; moved: boolean; status: number }
  | { outcome: 'unreadable'; sentence: string; status: number }

/** Takes a form of the import screen: a file to look at, or the confirmation of what was looked at. */
export async function takeRosterForm(operator: Operator, form: FormData): Promise<RosterFormAnswer> {
  try {
    if (form.get('paso') !== 'confirmar') {
      const file = form.get('archivo')
      const csv = await readRosterUpload(file instanceof File ? file : null)
      const preview = await previewRosterImport(operator, csv)
      return { outcome: 'preview', preview, moved: false, status: preview.counts.refused > 0 ? 422 : 200 }
    }
    const [csv, seen] = [String(form.get('csv') ?? ''), String(form.get('visto') ?? '')]
    const answer = await applyRosterImport(operator, csv, seen)
    if (answer.outcome === 'done') return { outcome: 'done', written: answer.counts.new + answer.counts.changed }
    const moved = answer.outcome === 'moved'
    return { outcome: 'preview', preview: answer.preview, moved, status: moved ? 409 : 422 }
  } catch (error) {
    if (isRefusal(error) && error.status === 422)
      return { outcome: 'unreadable', sentence: error.sentence, status: error.status }
    throw error
  }
}
