import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { asSupplier } from '#db/doors/as-supplier.server.ts'
import {
  copyAnswers,
  insertApplication,
  insertApplicationAct,
  listOwnApplications,
} from '#db/queries/suppliers/integrity/applications.server.ts'
import { readBadge } from '#db/queries/suppliers/integrity/read-badges.server.ts'
import { newFolio } from '../badges/folio.ts'
import { type ApplicationKind, type ApplicationState, isOver } from '../domain/application.ts'
import { type BadgeAct, badgeOn } from '../domain/badge.ts'
import { elementsOn } from '../domain/elements.ts'
import { today } from '../today.server.ts'
import type { Applicant } from './applicant.server.ts'

const OPEN = 'Ya tiene una solicitud abierta. Termínela o desístase de ella antes de empezar otra.'

/**
 * Begins an application and returns its id. An update or a renewal begins with what the account's last one answered. Throws Refusal
 * 409 when one is open, when a badge stands and another is asked for, or when there is none to update.
 */
export function beginApplication(applicant: Applicant, kind: ApplicationKind): Promise<string> {
  return asSupplier(applicant.accountId, async (tx) => {
    const own = await listOwnApplications(tx)
    if (own.some(({ state }) => !isOver(state as ApplicationState))) throw new Refusal('application-open', 409, OPEN)
    const last = own.find(({ badgeFolio }) => badgeFolio !== null)
    const badge = last?.badgeFolio ? await readBadge(tx, last.badgeFolio) : null
    const state = badge ? badgeOn(badge.acts as BadgeAct[], today()) : 'none'
    const stands = state === 'held' || state === 'update-due' || state === 'suspended'
    if (kind === 'new' && stands)
      throw new Refusal('badge-stands', 409, 'Su empresa ya tiene una insignia: actualícela o renuévela.')
    if (kind === 'update' && !stands)
      throw new Refusal('no-badge-to-update', 409, 'No hay una insignia que actualizar. Presente una solicitud nueva.')
    if (kind === 'renewal' && (state === 'none' || state === 'withdrawn'))
      throw new Refusal('no-badge-to-renew', 409, 'No hay una insignia que renovar. Presente una solicitud nueva.')
    const day = today()
    const id = await insertApplication(tx, {
      ...{ folio: newFolio('SI', day), kind, badgeFolio: kind === 'new' ? null : (last?.badgeFolio ?? null) },
      ...{ supplierId: applicant.supplierId, rfc: applicant.rfc, name: applicant.name },
      elementsFrom: elementsOn(day).from,
    })
    if (id === null) throw new Refusal('application-open', 409, OPEN)
    if (last && kind !== 'new') await copyAnswers(tx, last.id, id)
    await insertApplicationAct(tx, {
      applicationId: id,
      act: 'begin',
      from: 'draft',
      to: 'draft',
      reasons: '',
      actorId: null,
    })
    await appendStateAudit(tx, [
      { actorId: null, door: 'supplier', action: 'integrity-application-begin', subject: id, detail: { kind } },
    ])
    return id
  })
}
