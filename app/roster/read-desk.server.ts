import { foldName } from '#app/lib/entity-names.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { type DeskEntity, listDeskEntities } from '#db/queries/operation/desk-entities.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { rosterCsv } from './roster-csv.ts'

/** What the list of entities can be narrowed to. */
export interface DeskFilter {
  text: string
  /** `active`, `suspended`, `closed`; '' for all. */
  status: string
  /** `sin-administrador`, `sin-personas`, `sin-publicar`; '' for all. */
  lack: string
}

/** Reads the address of the list; what cannot be read is left out. */
export function readDeskFilter(query: URLSearchParams): DeskFilter {
  const one = (name: string, known: string[]) => known.find((value) => value === query.get(name)) ?? ''
  return {
    text: (query.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
    status: one('estado', ['active', 'suspended', 'closed']),
    lack: one('falta', ['sin-administrador', 'sin-personas', 'sin-publicar']),
  }
}

const LACKS: Record<string, (entity: DeskEntity) => boolean> = {
  'sin-administrador': ({ status, admins }) => status !== 'closed' && admins === 0,
  'sin-personas': ({ status, members }) => status !== 'closed' && members === 0,
  'sin-publicar': ({ status, releases }) => status !== 'closed' && releases === 0,
}

/** The roster as operation sees it, narrowed; former names are found, too. Counts only, nothing of any draft. */
export async function loadDesk(filter: DeskFilter): Promise<{ total: number; entities: DeskEntity[] }> {
  const all = await asPlatform(listDeskEntities)
  const words = foldName(filter.text)
    .split(' ')
    .filter((word) => word !== '')
  const entities = all.filter((entity) => {
    const text = foldName(`${entity.name} ${entity.shortName} ${entity.slug} ${entity.key} ${entity.formerWords}`)
    return (
      words.every((word) => text.includes(word)) &&
      (filter.status === '' || entity.status === filter.status) &&
      (LACKS[filter.lack]?.(entity) ?? true)
    )
  })
  return { total: all.length, entities }
}

/** The whole roster as a file that can be changed and brought in again. */
export async function exportRoster(): Promise<string> {
  return rosterCsv(await asPlatform(loadRoster))
}
