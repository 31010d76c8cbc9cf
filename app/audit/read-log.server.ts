import { readDate } from '#app/lib/dates.ts'
import { actWords, knownActs, sideWords } from '#app/texts/audit.ts'
import { asMember } from '#db/as-member.server.ts'
import type { MemberTx } from '#db/door.server.ts'
import { type LogFilter, type LogLine, readActors, readLog } from '#db/queries/audit/read-log.server.ts'
import { appendAudit } from './append-audit.server.ts'

/** Lines of a page, and of a file. */
const PAGE = 50
const FILE_PAGE = 1000
export const MOST_FILE_LINES = 50_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Reader {
  userId: string
  entityId: string
}

/** What a page of the log was asked for, as it stands in its address. */
export interface LogQuery {
  action: string
  actor: string
  from: string
  until: string
}

export interface ShownLine {
  position: number
  at: string
  who: string
  what: string
  side: string
  subject: string
  /** Id of the draft that the subject is, to link to it; null for another thing. */
  draftId: string | null
  detail: string
}

/** Reads the address of a page of the log; what cannot be read is left out, never an error. */
export function readLogQuery(query: URLSearchParams): { query: LogQuery; before: number | null } {
  const known = new Set(knownActs().map(({ action }) => action))
  const [action = '', actor = '', from = '', until = ''] = ['acto', 'persona', 'desde', 'hasta'].map(
    (name) => query.get(name) ?? '',
  )
  const before = /^[1-9]\d{0,14}$/.test(query.get('antes') ?? '') ? Number(query.get('antes')) : null
  const day = (text: string) => (text.length === 10 && readDate(text) ? text : '')
  return {
    query: {
      action: known.has(action) ? action : '',
      actor: UUID.test(actor) ? actor : '',
      from: day(from),
      until: day(until),
    },
    before,
  }
}

const filterOf = ({ action, actor, from, until }: LogQuery, zone: string, before: number | null): LogFilter => ({
  ...{ actions: action === '' ? [] : [action], actorId: actor || null, from: from || null, until: until || null },
  ...{ zone, before },
})

/** A page of the entity's log, newest first, with the people to filter by. Throws NotAMember. */
export function loadLog(reader: Reader, query: LogQuery, zone: string, before: number | null) {
  return asMember(reader, async (tx) => {
    const lines = await readLog(tx, filterOf(query, zone, before), PAGE + 1)
    const shown = lines.slice(0, PAGE).map(shownLine)
    return { lines: shown, next: lines.length > PAGE ? shown.at(-1)!.position : null, actors: await readActors(tx) }
  })
}

/**
 * All lines of a filter for a file, newest first, at most MOST_FILE_LINES. It names people, so that taking it out is an act of the
 * log itself. Throws NotAMember.
 */
export function loadWholeLog(reader: Reader, query: LogQuery, zone: string): Promise<ShownLine[]> {
  return asMember(reader, async (tx) => {
    const lines: ShownLine[] = []
    for (let before: number | null = null; lines.length < MOST_FILE_LINES; ) {
      const page: LogLine[] = await readLog(tx, filterOf(query, zone, before), FILE_PAGE)
      lines.push(...page.map(shownLine))
      if (page.length < FILE_PAGE) break
      before = page.at(-1)!.position
    }
    await noteExport(tx, reader, lines.length)
    return lines
  })
}

function noteExport(tx: MemberTx, { userId, entityId }: Reader, lines: number): Promise<void> {
  const entry = { actorId: userId, door: 'screen', action: 'export-log', subject: entityId, detail: { lines } }
  return appendAudit(tx, entityId, [entry])
}

function shownLine({
  position,
  at,
  actorName,
  door,
  action,
  subject,
  subjectName,
  isDraft,
  detail,
}: LogLine): ShownLine {
  return {
    ...{ position, at, who: actorName ?? 'Operación', what: actWords(action), side: sideWords(door) },
    ...{ subject: subjectName ?? (UUID.test(subject) ? '' : subject), draftId: isDraft ? subject : null },
    detail: Object.keys(detail).length === 0 ? '' : JSON.stringify(detail),
  }
}
