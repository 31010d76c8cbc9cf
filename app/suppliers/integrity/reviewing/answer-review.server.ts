import { Refusal } from '#app/lib/refusal.ts'
import {
  askApplicant,
  assignReviewer,
  declareConflict,
  proposeDecision,
  returnReview,
} from './act-as-official.server.ts'
import { decide, decideAppeal } from './decide.server.ts'

/** Does what a button of the review says. Throws what the act throws, and Refusal 422 for a button that is none. */
export function answerReview(
  personId: string,
  id: string | undefined,
  typed: { paso: string; texto: string; quien: string; sentido: string },
): Promise<void> {
  switch (typed.paso) {
    case 'asignar':
      return assignReviewer(personId, id, typed.quien)
    case 'conflicto':
      return declareConflict(personId, id, typed.texto)
    case 'preguntar':
      return askApplicant(personId, id, typed.texto)
    case 'proponer':
      return proposeDecision(personId, id, typed.sentido, typed.texto)
    case 'devolver':
      return returnReview(personId, id, typed.texto)
    case 'decidir':
      return decide(personId, id, typed.sentido, typed.texto)
    case 'resolver':
      return decideAppeal(personId, id, typed.sentido, typed.texto)
    default:
      throw new Refusal('act-missing', 422, 'Elija qué quiere hacer con la solicitud.')
  }
}
