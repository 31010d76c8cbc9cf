import type { JsonObject } from '#app/ocds/types.ts'
import { value } from '../money.ts'
import { file, happened, type Scene, text, tidy } from './scene.ts'

/** Payments, deliveries and proofs known so far; nothing at all while nobody has reported anything. */
export function implementation(scene: Scene): JsonObject | undefined {
  const { facts } = scene
  const { moments } = facts
  const payments = facts.payments.filter((payment) => happened(scene, payment.date))
  const received = facts.concludes && happened(scene, moments.received)
  if (payments.length === 0 && !received) return undefined
  const half = (moments.starts + moments.ends) / 2
  return tidy({
    status: received ? 'concluded' : 'ongoing',
    transactions: payments.map((payment) => transaction(scene, payment)),
    milestones: [
      {
        id: 'entrega',
        title: facts.category === 'works' ? 'Entrega de la obra' : 'Entrega total',
        type: 'delivery',
        dueDate: text(scene, moments.ends),
        ...(received ? { dateMet: text(scene, moments.received), status: 'met' } : { status: 'scheduled' }),
      },
    ],
    documents: [
      ...(facts.category === 'works' ? file(scene, 'physicalProgressReport', half) : []),
      ...(received ? file(scene, 'physicalReception', moments.received) : []),
      ...(received ? file(scene, 'completionCertificate', moments.received) : []),
    ],
  })
}

function transaction(scene: Scene, payment: Scene['facts']['payments'][number]): JsonObject {
  return {
    id: payment.id,
    date: text(scene, payment.date),
    value: value(payment.gross, payment.net),
    payer: scene.cast.entity('payer'),
    payee: scene.cast.supplier(scene.facts.winner, 'payee'),
    paymentMethod: 'wireTransfer',
  }
}
