import { isRefusal } from '#app/lib/refusal.ts'
import type { ControlDesk } from './keep-resolution.server.ts'
import { createResolution, discardResolution, openResolution, saveResolution } from './keep-resolution.server.ts'
import { actOnResolution, judgeAct, publishResolution, type ResolutionActName } from './publish-resolution.server.ts'
import { judgeResolution, type ResolutionDocument, readResolution } from './resolution-document.ts'

export interface UntakenResolution {
  errors: Record<string, string>
  /** What was typed in the form of the resolution; null when another form was sent. */
  document: ResolutionDocument | null
  /** What was typed beside a decision, and which. */
  act: { name: string; values: Record<string, string> } | null
  status: number
}
export type Taken = { done: string; id: string } | UntakenResolution

const ACTS: Readonly<Record<string, ResolutionActName>> = {
  corregir: 'corrected',
  terminar: 'ended',
  impugnar: 'challenged',
  suspender: 'suspended',
  anular: 'annulled',
  reponer: 'reinstated',
}
const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

/** A new draft: anything may be missing but all of it. */
export async function takeNewResolution(desk: ControlDesk, form: FormData): Promise<Taken> {
  const document = readResolution(form)
  if (Object.keys(document).length === 0) {
    const errors = { nombre: 'Nombre o razón social: escriba al menos a quién se sancionó.' }
    return { errors, document, act: null, status: 422 }
  }
  return { done: 'guardada', id: await createResolution(desk, document) }
}

/** What a form of the page of a resolution asks for. Throws Refusal 404; other refusals come back with what was typed. */
export async function takeResolution(desk: ControlDesk, id: string, form: FormData, today: string): Promise<Taken> {
  const name = text(form, 'acto')
  const revision = Number(form.get('revision') ?? Number.NaN)
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined
  if (act !== undefined) return decide(desk, id, name, act, form)
  const { resolution } = await openResolution(desk, id)
  const document = readResolution(form, resolution.document)
  try {
    if (name === 'descartar') {
      await discardResolution(desk, id, revision)
      return { done: 'descartada', id: '' }
    }
    const isForm = form.has('nombre')
    if (isForm) await saveResolution(desk, id, revision, document)
    if (name !== 'publicar') return { done: 'guardada', id }
    const { errors } = judgeResolution(isForm ? document : resolution.document)
    if (Object.keys(errors).length > 0) return { errors, document: null, act: null, status: 422 }
    await publishResolution(desk, id, isForm ? revision + 1 : revision, today)
    return { done: 'publicada', id }
  } catch (error) {
    if (!isRefusal(error) || error.status === 404) throw error
    return { errors: { revision: error.sentence }, document, act: null, status: error.status }
  }
}

async function decide(
  desk: ControlDesk,
  id: string,
  name: string,
  act: ResolutionActName,
  form: FormData,
): Promise<Taken> {
  const values = Object.fromEntries(
    ['motivo', 'fecha', 'tribunal', 'sentencia'].map((field) => [field, text(form, field)]),
  )
  const given = {
    ...{ act, reason: (values.motivo ?? '').slice(0, 1000), on: values.fecha || null },
    ...{
      court: (values.tribunal ?? '').slice(0, 300) || null,
      judgement: (values.sentencia ?? '').slice(0, 300) || null,
    },
  }
  const errors = judgeAct(given)
  const untaken = (sentences: Record<string, string>, status: number): Taken => ({
    ...{ errors: sentences, document: null, act: { name, values }, status },
  })
  if (Object.keys(errors).length > 0) {
    await openResolution(desk, id)
    return untaken(errors, 422)
  }
  try {
    await actOnResolution(desk, id, given)
    return { done: name, id }
  } catch (error) {
    if (!isRefusal(error) || error.status === 404) throw error
    return untaken({ motivo: error.sentence }, error.status)
  }
}
