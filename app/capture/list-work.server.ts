import { asMember } from '#db/as-member.server.ts'
import type { Role } from '#db/membership.server.ts'
import type { DraftState } from '#db/queries/capture/find-draft.server.ts'
import { countDrafts, type DraftLine, type DraftSort, listDrafts } from '#db/queries/capture/list-drafts.server.ts'
import { listOwnPublished, type PublishedLine } from '#db/queries/capture/own-published.server.ts'
import { loadCaptureSettings } from './capture-settings.server.ts'
import type { Desk } from './create-process.server.ts'

/** Lines of one kind of work on the first page. */
const FEW = 8
/** Lines of a page of a list. */
export const PAGE = 25

export interface Waiting {
  key: 'returned' | 'drafts' | 'review' | 'publish'
  lines: DraftLine[]
  /** How many there are in all. */
  total: number
}

export interface MyWork {
  waiting: Waiting[]
  recent: DraftLine[]
  counts: Record<DraftState, number>
  zone: string
}

/** Which states wait for whom. */
const WAITS: { key: Waiting['key']; state: DraftState; role: Role }[] = [
  { key: 'returned', state: 'returned', role: 'capturer' },
  { key: 'review', state: 'in_review', role: 'reviewer' },
  { key: 'publish', state: 'approved', role: 'publisher' },
  { key: 'drafts', state: 'draft', role: 'capturer' },
]

/** What waits for the person at the desk, by their roles, and what moved last in the entity. Throws NotAMember. */
export function loadMyWork(desk: Desk): Promise<MyWork> {
  return asMember(desk, async (tx, roles) => {
    const counts = await countDrafts(tx)
    const waiting: Waiting[] = []
    for (const { key, state, role } of WAITS) {
      if (!roles.includes(role) || counts[state] === 0) continue
      const lines = await listDrafts(tx, { states: [state], sort: 'recientes', limit: FEW })
      waiting.push({ key, lines: lines.slice(0, FEW), total: counts[state] })
    }
    const recent = await listDrafts(tx, { sort: 'recientes', limit: FEW })
    const { zone } = await loadCaptureSettings(tx)
    return { waiting, recent: recent.slice(0, FEW), counts, zone }
  })
}

/** How many drafts wait for somebody with these roles. */
export function countWaiting(counts: Record<DraftState, number>, roles: readonly Role[]): number {
  return WAITS.filter(({ role }) => roles.includes(role)).reduce((sum, { state }) => sum + counts[state], 0)
}

/** How many drafts of the entity are in each state. Throws NotAMember. */
export function countStates(desk: Desk): Promise<Record<DraftState, number>> {
  return asMember(desk, (tx) => countDrafts(tx))
}

export interface ListQuery {
  states: DraftState[]
  text: string
  sort: DraftSort
  onlyMine: boolean
  after: { value: string; id: string } | null
}

const STATES: readonly DraftState[] = ['draft', 'in_review', 'returned', 'approved', 'published']

/** Reads a list's address; what cannot be read is left out, never an error. */
export function readListQuery(query: URLSearchParams): ListQuery {
  const after = readPlace(query.get('desde'))
  return {
    states: STATES.filter((state) => query.getAll('estado').includes(state)),
    text: (query.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
    sort: query.get('orden') === 'titulo' ? 'titulo' : 'recientes',
    onlyMine: query.get('mios') === '1',
    after: after && /^[0-9a-f-]{36}$/i.test(after.id) ? after : null,
  }
}

/** A place in a list as it stands in an address: base64url of its sort value and id. */
export function writePlace(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Reads it back; null for what is none. */
export function readPlace(text: string | null): { value: string; id: string } | null {
  if (!text || text.length > 2000) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || typeof read[0] !== 'string' || typeof read[1] !== 'string') return null
    return { value: read[0].replaceAll('\u0000', ''), id: read[1].replaceAll('\u0000', '') }
  } catch {
    return null
  }
}

export interface DraftPage {
  lines: DraftLine[]
  /** Place of the last line when there are more. */
  next: string | null
  counts: Record<DraftState, number>
  zone: string
}

/** A page of the entity's drafts. Throws NotAMember. */
export function loadDraftPage(desk: Desk, query: ListQuery): Promise<DraftPage> {
  return asMember(desk, async (tx) => {
    const { after, ...filter } = query
    const place = after && (filter.sort === 'titulo' || !Number.isNaN(Date.parse(after.value))) ? { after } : {}
    const found = await listDrafts(tx, { ...filter, ...place, limit: PAGE })
    const lines = found.slice(0, PAGE)
    const last = lines.at(-1)
    const next =
      found.length > PAGE && last ? writePlace(filter.sort === 'titulo' ? last.title : last.updatedAt, last.id) : null
    return { lines, next, counts: await countDrafts(tx), zone: (await loadCaptureSettings(tx)).zone }
  })
}

/** A page of what the entity has published, to be corrected. Throws NotAMember. */
export function loadPublishedPage(
  desk: Desk,
  query: { text: string; after: { value: string; id: string } | null },
): Promise<{ lines: PublishedLine[]; next: string | null; zone: string }> {
  return asMember(desk, async (tx) => {
    const place = query.after && !Number.isNaN(Date.parse(query.after.value)) ? { after: query.after } : {}
    const found = await listOwnPublished(tx, { text: query.text, ...place, limit: PAGE })
    const lines = found.slice(0, PAGE)
    const last = lines.at(-1)
    const next = found.length > PAGE && last ? writePlace(last.sortDate, last.ocid) : null
    return { lines, next, zone: (await loadCaptureSettings(tx)).zone }
  })
}
