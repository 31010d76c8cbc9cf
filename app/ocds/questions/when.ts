import { placesAt } from '../checks/walk.ts'
import { pointer } from '../findings.ts'
import { type JsonObject, objectsAt, textAt } from '../types.ts'
import { dayOf, type Question } from './question.ts'

/**
 * Answered by the signature or the period of the contracts; before them by the date of the award, the period in
 * which offers are received, or the period foreseen for the contract. Owed from the tender on.
 */
export const when: Question = {
  key: 'when',
  question: '¿Cuándo?',
  dueFrom: 'tender',
  missing: 'las fechas del procedimiento y del contrato',
  asks: ['/tender/tenderPeriod/startDate', '/contracts/*/dateSigned', '/contracts/*/period/startDate'],
  answer(document) {
    const hasContracts = objectsAt(document, 'contracts').length > 0
    return contractDates(document) ?? (hasContracts ? undefined : earlierDates(document))
  },
}

function contractDates(document: JsonObject): { sentence: string; paths: string[] } | undefined {
  for (const { value, path } of placesAt(document, 'contracts', '*')) {
    const signed = dayOf(value, 'dateSigned')
    const span = spanOf(value, 'period')
    if (!signed && !span) continue
    const parts = [signed && `Se firmó el ${signed}`, span && `${signed ? 'vigente' : 'Vigente'} ${span}`]
    const paths = [...(signed ? [pointer(path, 'dateSigned')] : []), ...(span ? [pointer(path, 'period')] : [])]
    const others = objectsAt(document, 'contracts').length - 1
    const more = others > 0 ? `; ${others === 1 ? 'hay un contrato más' : `hay ${others} contratos más`}` : ''
    return { sentence: `${parts.filter(Boolean).join(', ')}${more}.`, paths }
  }
  return undefined
}

function earlierDates(document: JsonObject): { sentence: string; paths: string[] } | undefined {
  for (const { value, path } of placesAt(document, 'awards', '*')) {
    const day = dayOf(value, 'date')
    if (day) return { sentence: `Se adjudicó el ${day}.`, paths: [pointer(path, 'date')] }
  }
  const [tender] = placesAt(document, 'tender')
  if (!tender) return undefined
  const offers = spanOf(tender.value, 'tenderPeriod')
  const over = ['complete', 'cancelled', 'unsuccessful', 'withdrawn'].includes(textAt(tender.value, 'status') ?? '')
  if (offers)
    return { sentence: `Se ${over ? 'recibieron' : 'reciben'} ofertas ${offers}.`, paths: ['/tender/tenderPeriod'] }
  const contract = spanOf(tender.value, 'contractPeriod')
  return contract === undefined
    ? undefined
    : { sentence: `Contrato previsto ${contract}.`, paths: ['/tender/contractPeriod'] }
}

function spanOf(holder: JsonObject, name: string): string | undefined {
  const start = dayOf(holder, name, 'startDate')
  const end = dayOf(holder, name, 'endDate')
  if (start && end) return `del ${start} al ${end}`
  if (start) return `desde el ${start}`
  return end === undefined ? undefined : `hasta el ${end}`
}
