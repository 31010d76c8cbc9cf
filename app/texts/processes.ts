import { wordsOf } from '#app/lib/words-of.ts'
import type { Stage } from '#app/ocds/stage.ts'

/** Procurement methods as citizens read them: the word, and what it means. OCDS codelist `method`. */
const methods = wordsOf<{ word: string; meaning: string }>({
  open: { word: 'Licitación pública', meaning: 'Cualquier empresa interesada puede participar.' },
  selective: { word: 'Invitación', meaning: 'El ente invita a tres o más empresas y elige entre sus propuestas.' },
  limited: {
    word: 'Procedimiento limitado',
    meaning: 'El ente se dirige a una o pocas empresas, sin convocatoria abierta.',
  },
  direct: { word: 'Adjudicación directa', meaning: 'El ente elige a quién contratar sin concurso.' },
})

/** The word for a method code; the code itself when it is unknown, and "Sin procedimiento" when there is none. */
export function methodWord(code: string | null | undefined): string {
  if (!code) return 'Sin procedimiento'
  return methods[code]?.word ?? code
}

/** One sentence on what a method means; empty when it is unknown. */
export function methodMeaning(code: string | null | undefined): string {
  return (code && methods[code]?.meaning) || ''
}

const stages = wordsOf<string>({
  planning: 'Planeación',
  tender: 'Convocatoria',
  award: 'Adjudicación',
  contract: 'Contrato',
  implementation: 'Ejecución',
} satisfies Record<Stage, string>)

/** The word for a stage of a process; the code itself when it is unknown. */
export function stageWord(code: string): string {
  return stages[code] || code
}

const draftStates = wordsOf<string>({
  draft: 'Borrador',
  in_review: 'En revisión',
  returned: 'Devuelto con comentarios',
  approved: 'Aprobado',
  published: 'Publicado',
})

/** The word for where a draft is on its way to publication; the code itself when it is unknown. */
export function draftStateWord(code: string): string {
  return draftStates[code] ?? code
}
