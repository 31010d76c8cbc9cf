import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import type { SupplierTx } from '#db/door.server.ts'
import { asSupplier } from '#db/doors/as-supplier.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { listAnswers, listDecisions } from '#db/queries/suppliers/integrity/application-file.server.ts'
import {
  type ApplicationRow,
  findOwnApplication,
  insertApplicationAct,
  insertMessage,
  moveOwnApplication,
} from '#db/queries/suppliers/integrity/applications.server.ts'
import { listEvidence } from '#db/queries/suppliers/integrity/evidence.server.ts'
import { type ApplicationAct, type ApplicationState, hindranceOf, TRANSITIONS } from '../domain/application.ts'
import { elementsOn } from '../domain/elements.ts'
import { today } from '../today.server.ts'
import { type Applicant, requireId } from './applicant.server.ts'

/** Letters of an answer that stands without evidence. */
const SAYS_SOMETHING = 40
const LONGEST = 4000
const VERBS = {
  send: 'integrity-application-send',
  answer: 'integrity-application-answer',
  appeal: 'integrity-application-appeal',
  desist: 'integrity-application-desist',
} as const
const NOBODY = { reviewerId: null, deciderId: null, conflicted: [] }

/** What an element still lacks before it can be sent, as a sentence; null when nothing. */
export function lackOf(
  title: string,
  answer: { level: number | null; answer: string } | undefined,
  evidence: number,
): string | null {
  if (!answer || answer.level === null) return `${title}: falta decir hasta dónde ha llegado.`
  if (evidence === 0 && answer.answer.trim().length < SAYS_SOMETHING)
    return `${title}: falta describir qué tiene, o agregar evidencia.`
  return null
}

async function sentencesOfLack(tx: SupplierTx, application: ApplicationRow): Promise<string[]> {
  const [answers, evidence] = [await listAnswers(tx, application.id), await listEvidence(tx, application.id)]
  return elementsOn(application.elementsFrom).elements.flatMap(({ code, title }) => {
    const lack = lackOf(
      title,
      answers.find(({ element }) => element === code),
      evidence.filter(({ element }) => element === code).length,
    )
    return lack === null ? [] : [lack]
  })
}

/**
 * What the applicant does with its application: send, answer, appeal, desist. Throws the 404 page for another's; Refusal 409 when its
 * state does not allow it or the term to appeal is over, 422 naming what lacks.
 */
export function actAsApplicant(
  applicant: Applicant,
  id: string | undefined,
  act: Extract<ApplicationAct, 'send' | 'answer' | 'appeal' | 'desist'>,
  text = '',
): Promise<void> {
  return asSupplier(applicant.accountId, async (tx) => {
    const application = await findOwnApplication(tx, requireId(id), true)
    if (!application) return notFound()
    const state = application.state as ApplicationState
    if (hindranceOf(state, act, null, NOBODY) !== null)
      throw new Refusal('wrong-state', 409, 'La solicitud ya cambió y eso no se puede hacer ahora. Vuelva a abrirla.')
    const words = text.trim()
    await requireReady(tx, application, act, words)
    const to = TRANSITIONS[state][act]!
    if (act === 'answer')
      await insertMessage(tx, { applicationId: application.id, author: 'applicant', userId: null, body: words })
    await moveOwnApplication(tx, application.id, to, {
      ...(act === 'send' ? { sent: true } : {}),
      ...(act === 'appeal' ? { appealText: words } : {}),
    })
    await insertApplicationAct(tx, { applicationId: application.id, act, from: state, to, reasons: '', actorId: null })
    if (act === 'send' && application.kind === 'update')
      await enqueueJob(tx, 'note-integrity-update', { applicationId: application.id })
    await appendStateAudit(tx, [
      { actorId: null, door: 'supplier', action: VERBS[act], subject: application.id, detail: {} },
    ])
  })
}

async function requireReady(tx: SupplierTx, application: ApplicationRow, act: ApplicationAct, words: string) {
  if (words.length > LONGEST)
    throw new Refusal('too-long', 422, `El texto tiene ${words.length} letras y caben ${LONGEST}.`)
  if (act === 'send') {
    const lacks = await sentencesOfLack(tx, application)
    if (lacks.length > 0) throw new Refusal('incomplete', 422, lacks.join('\n'))
  }
  if (act === 'answer' && words === '')
    throw new Refusal('answer-missing', 422, 'Respuesta: escríbala antes de enviarla.')
  if (act !== 'appeal') return
  if (words === '')
    throw new Refusal('appeal-missing', 422, 'Razones: diga por qué no está de acuerdo con la decisión.')
  const until = (await listDecisions(tx, application.id)).find(({ stage }) => stage === 'first')?.appealUntil
  if (!until || today() > until)
    throw new Refusal('appeal-late', 409, 'El plazo para impugnar ya terminó. Puede presentar una solicitud nueva.')
}
