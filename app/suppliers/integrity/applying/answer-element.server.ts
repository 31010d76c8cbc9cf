import { integrityPaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { ELEMENT_CODES } from '../domain/elements.ts'
import { readLevel } from '../domain/rubric.ts'
import type { Applicant } from './applicant.server.ts'
import { addFile, addLink, removeEvidence, saveElement } from './save-element.server.ts'

/** Why a step was not taken, at which field, with everything that was typed. */
export interface ElementProblem {
  field: string
  sentence: string
  typed: { nivel: string; respuesta: string; enlace: string; titulo: string }
}

const FIELD_OF: Record<string, string> = {
  'not-a-link': 'enlace',
  'too-long': 'respuesta',
  'file-missing': 'archivo',
  'file-too-large': 'archivo',
  'file-type': 'archivo',
  'too-much-evidence': 'archivo',
  'too-many-bytes': 'archivo',
}

/**
 * Answers the form of one element: first keeps what is written, then does what the button says (`seguir`, `guardar`, `agregar`,
 * `quitar:ID`). A link or file that was filled in is added whatever the button. Refusals 422 go back to the form; others pass.
 */
export async function answerElement(
  applicant: Applicant,
  id: string | undefined,
  element: string | undefined,
  form: FormData,
): Promise<{ next: string } | { problem: ElementProblem; status: number }> {
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const typed = { nivel: text('nivel'), respuesta: text('respuesta'), enlace: text('enlace'), titulo: text('titulo') }
  const step = text('paso')
  try {
    await saveElement(applicant, id, element, { level: readLevel(typed.nivel), answer: typed.respuesta })
    if (step.startsWith('quitar:')) await removeEvidence(applicant, id, element, step.slice('quitar:'.length))
    const file = form.get('archivo')
    const hasFile = file instanceof File && (file.size > 0 || file.name !== '')
    if (typed.enlace.trim() !== '') await addLink(applicant, id, element, { title: typed.titulo, url: typed.enlace })
    if (hasFile)
      await addFile(applicant, id, element, {
        ...{ name: file.name, title: typed.enlace.trim() === '' ? typed.titulo : '' },
        content: Buffer.from(await file.arrayBuffer()),
      })
    if (step === 'agregar' && typed.enlace.trim() === '' && !hasFile)
      return {
        status: 422,
        problem: { field: 'enlace', sentence: 'Evidencia: escriba un enlace o elija un archivo.', typed },
      }
  } catch (error) {
    if (!isRefusal(error) || error.status !== 422) throw error
    return { status: 422, problem: { field: FIELD_OF[error.code] ?? 'respuesta', sentence: error.sentence, typed } }
  }
  return { next: nextOf(step, id ?? '', element ?? '') }
}

function nextOf(step: string, id: string, element: string): string {
  if (step === 'agregar' || step.startsWith('quitar:')) return integrityPaths.applicationElement(id, element)
  const following = ELEMENT_CODES[(ELEMENT_CODES as readonly string[]).indexOf(element) + 1]
  return step === 'seguir' && following
    ? integrityPaths.applicationElement(id, following)
    : integrityPaths.application(id)
}
