import { titleOfCode } from '../codelists.ts'
import { objectsAt, textAt, valueAt } from '../types.ts'
import { ended, lowerFirst, type Question, shortened } from './question.ts'

/**
 * Answered by the procurement method; a direct or selective one also owes its reason. Owed from the tender on.
 */
export const how: Question = {
  key: 'how',
  question: '¿Cómo compra?',
  dueFrom: 'tender',
  missing: 'con qué procedimiento se contrata y, si no es licitación pública, por qué motivo',
  asks: ['/tender/procurementMethod', '/tender/procurementMethodDetails', '/tender/procurementMethodRationale'],
  answer(document) {
    const method = textAt(document, 'tender', 'procurementMethod')
    if (!method) return undefined
    const rationale = textAt(document, 'tender', 'procurementMethodRationale')
    if (method !== 'open' && !rationale) return undefined
    const details = textAt(document, 'tender', 'procurementMethodDetails')
    const paths = ['/tender/procurementMethod']
    if (details) paths.push('/tender/procurementMethodDetails')
    if (rationale) paths.push('/tender/procurementMethodRationale')
    const name = details ?? titleOfCode('method', method)
    const reason = method !== 'open' && rationale ? lowerFirst(shortened(rationale)) : ''
    const joint = reason.startsWith('por ') ? ', ' : reason.includes(':') ? '. Motivo: ' : ': '
    const number = valueAt(document, 'tender', 'numberOfTenderers')
    const count = typeof number === 'number' ? number : objectsAt(document, 'tender', 'tenderers').length
    const rivals =
      count > 0 && method !== 'direct' ? `, con ${count === 1 ? 'un participante' : `${count} participantes`}` : ''
    return { sentence: ended(`${name}${rivals}${reason && joint}${reason}`), paths }
  },
}
