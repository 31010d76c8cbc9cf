import { createHash } from 'node:crypto'
import { notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { safeHref } from '#app/lib/safe-href.ts'
import type { SupplierTx } from '#db/door.server.ts'
import { asSupplier } from '#db/doors/as-supplier.server.ts'
import {
  type ApplicationRow,
  findOwnApplication,
  saveAnswer,
} from '#db/queries/suppliers/integrity/applications.server.ts'
import {
  deleteEvidence,
  insertEvidence,
  listEvidence,
  ownEvidenceBytes,
} from '#db/queries/suppliers/integrity/evidence.server.ts'
import { type ApplicationState, isOpenToApplicant } from '../domain/application.ts'
import { elementOf } from '../domain/elements.ts'
import type { Level } from '../domain/rubric.ts'
import { type Applicant, requireId } from './applicant.server.ts'
import { evidenceType } from './evidence-type.ts'

/** Largest file, in bytes, and pieces of evidence of one application. */
export const FILE_BYTES = 10 * 1024 * 1024
const PIECES = 60
/**
 * Bytes of all files of one account. Anybody with an e-mail has an account: sixty files of 10 MB for each application begun and given
 * up again would fill the disk of the database.
 */
export const ACCOUNT_BYTES = 100 * 1024 * 1024
const LONGEST = 6000

/** Runs in an own application that may be changed; throws the 404 page for another's, Refusal 409 when it was sent. */
function inOwn<T>(
  applicant: Applicant,
  id: string | undefined,
  element: string | undefined,
  work: (tx: SupplierTx, application: ApplicationRow, element: string) => Promise<T>,
): Promise<T> {
  return asSupplier(applicant.accountId, async (tx) => {
    const application = await findOwnApplication(tx, requireId(id), true)
    const found = application ? elementOf(element, application.elementsFrom) : null
    if (!application || !found) return notFound()
    if (!isOpenToApplicant(application.state as ApplicationState))
      throw new Refusal('application-closed', 409, 'La solicitud ya se envió: no se puede cambiar mientras se revisa.')
    return work(tx, application, found.code)
  })
}

/** Keeps what is written of an element, finished or not. Throws Refusal 422 for a text that is too long. */
export function saveElement(
  applicant: Applicant,
  id: string | undefined,
  element: string | undefined,
  written: { level: Level | null; answer: string },
): Promise<void> {
  return inOwn(applicant, id, element, async (tx, application, code) => {
    if (written.answer.length > LONGEST)
      throw new Refusal(
        'too-long',
        422,
        `Lo que tiene su empresa: son ${written.answer.length} letras y caben ${LONGEST}.`,
      )
    await saveAnswer(tx, { applicationId: application.id, element: code, ...written })
  })
}

async function requireRoom(tx: SupplierTx, application: ApplicationRow): Promise<void> {
  if ((await listEvidence(tx, application.id)).length >= PIECES)
    throw new Refusal(
      'too-much-evidence',
      422,
      `Caben ${PIECES} evidencias en una solicitud. Quite una antes de agregar otra.`,
    )
}

const titleOf = (typed: string, otherwise: string): string =>
  (typed.trim() || otherwise).replace(/\s+/g, ' ').slice(0, 200)

/** Adds a link as evidence. Throws Refusal 422 when it is no address of the web. */
export function addLink(
  applicant: Applicant,
  id: string | undefined,
  element: string | undefined,
  typed: { title: string; url: string },
): Promise<void> {
  return inOwn(applicant, id, element, async (tx, application, code) => {
    const url = safeHref(typed.url.trim())
    if (!url || !/^https?:\/\//.test(url) || url.length > 1000)
      throw new Refusal('not-a-link', 422, 'Enlace: escríbalo completo, como https://empresa.mx/codigo-de-conducta.')
    await requireRoom(tx, application)
    await insertEvidence(tx, { applicationId: application.id, element: code, title: titleOf(typed.title, url), url })
  })
}

/** Adds a file as evidence. Throws Refusal 422 for one that is empty, too large or too much, or none of the types taken. */
export function addFile(
  applicant: Applicant,
  id: string | undefined,
  element: string | undefined,
  file: { name: string; title: string; content: Buffer },
): Promise<void> {
  return inOwn(applicant, id, element, async (tx, application, code) => {
    const { content } = file
    if (content.length === 0) throw new Refusal('file-missing', 422, 'Archivo: elija uno que no esté vacío.')
    if (content.length > FILE_BYTES)
      throw new Refusal('file-too-large', 422, 'Archivo: pesa más de 10 MB. Divídalo o comprímalo.')
    const known = evidenceType(content)
    if (!known)
      throw new Refusal(
        'file-type',
        422,
        'Archivo: por lo que trae adentro no es PDF, imagen (PNG o JPG) ni documento de oficina sin macros (DOCX, XLSX, PPTX, ODT, ODS).',
      )
    await requireRoom(tx, application)
    if ((await ownEvidenceBytes(tx)) + content.length > ACCOUNT_BYTES)
      throw new Refusal(
        'too-many-bytes',
        422,
        'Archivo: los de su cuenta suman más de 100 MB con éste. Quite alguno, o agregue un enlace en su lugar.',
      )
    await insertEvidence(tx, {
      ...{ applicationId: application.id, element: code, title: titleOf(file.title, file.name || 'Archivo') },
      ...{ content, type: known.type, sha256: createHash('sha256').update(content).digest('hex') },
    })
  })
}

/** Takes a piece of evidence away; the 404 page when it is not of this application. */
export function removeEvidence(
  applicant: Applicant,
  id: string | undefined,
  element: string | undefined,
  evidenceId: string,
): Promise<void> {
  return inOwn(applicant, id, element, async (tx, application) => {
    if (!(await deleteEvidence(tx, application.id, requireId(evidenceId)))) notFound()
  })
}
