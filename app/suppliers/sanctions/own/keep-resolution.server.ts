import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asMember } from '#db/as-member.server.ts'
import type { MemberTx } from '#db/door.server.ts'
import { NotAMember, type Role } from '#db/membership.server.ts'
import {
  findResolution,
  insertResolution,
  listResolutionActs,
  listResolutions,
  type ResolutionRow,
  updateResolution,
} from '#db/queries/suppliers/resolutions.server.ts'
import type { ResolutionDocument } from './resolution-document.ts'

/** Somebody of the control body at the desk of their entity. */
export interface ControlDesk {
  userId: string
  entityId: string
}

/** How a resolution is called in lists: whom it sanctions, and its file. */
export const titleOf = (document: ResolutionDocument): string =>
  [document.nombre, document.expediente].filter(Boolean).join(', ').slice(0, 300)

function atControl<T>(desk: ControlDesk, work: (tx: MemberTx) => Promise<T>): Promise<T> {
  return asMember(desk, (tx, roles: Role[]) => {
    if (roles.length > 0 && !roles.includes('internal_control')) throw new NotAMember('lacks the role')
    return work(tx)
  })
}

/** The resolutions of the entity. */
export const loadResolutions = (desk: ControlDesk): Promise<ResolutionRow[]> =>
  atControl(desk, (tx) => listResolutions(tx))

/** A resolution with what was done to it. Throws Refusal 404. */
export const openResolution = (desk: ControlDesk, id: string) =>
  atControl(desk, async (tx) => ({ resolution: await existing(tx, id), acts: await listResolutionActs(tx, id) }))

async function existing(tx: MemberTx, id: string, options: { lock?: boolean } = {}): Promise<ResolutionRow> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await findResolution(tx, id, options) : null
  if (!row) throw new Refusal('resolution-unknown', 404, 'No hay una resolución con esa dirección.')
  return row
}

/** Begins a draft with whatever was typed. Out: its id. */
export const createResolution = (desk: ControlDesk, document: ResolutionDocument): Promise<string> =>
  atControl(desk, async (tx) => {
    const id = await insertResolution(tx, { document, title: titleOf(document) })
    await note(tx, desk, 'draft-sanction', id)
    return id
  })

/** Saves what was typed: of a draft, or as the correction of what is published, which does not change yet. Throws Refusal 404, 409. */
export const saveResolution = (desk: ControlDesk, id: string, revision: number, document: ResolutionDocument) =>
  atControl(desk, async (tx) => {
    const { state } = await sameRevision(tx, id, revision)
    await updateResolution(tx, id, { document, title: titleOf(document), state })
    await note(tx, desk, 'save-sanction', id)
  })

/** Takes a draft off the desk; nothing of it was public. Throws Refusal 404, 409. */
export const discardResolution = (desk: ControlDesk, id: string, revision: number) =>
  atControl(desk, async (tx) => {
    const { state, document, title } = await sameRevision(tx, id, revision)
    if (state !== 'draft')
      throw new Refusal(
        'resolution-published',
        409,
        'Ya está publicada y no se descarta: corríjala o anote que se anuló.',
      )
    await updateResolution(tx, id, { document, title, state: 'discarded' })
    await note(tx, desk, 'discard-sanction', id)
  })

async function sameRevision(tx: MemberTx, id: string, revision: number): Promise<ResolutionRow> {
  const row = await existing(tx, id, { lock: true })
  if (row.revision !== revision)
    throw new Refusal(
      'resolution-moved',
      409,
      'Alguien más guardó esta resolución mientras usted la editaba. Lo que escribió está aquí: cópielo, vuelva a abrirla y guarde.',
    )
  return row
}

const note = (tx: MemberTx, desk: ControlDesk, action: SanctionDraftAct, id: string): Promise<void> =>
  appendAudit(tx, desk.entityId, [{ actorId: desk.userId, door: 'screen', action, subject: id, detail: {} }])

type SanctionDraftAct = 'draft-sanction' | 'save-sanction' | 'discard-sanction'
