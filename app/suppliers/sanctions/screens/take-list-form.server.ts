import { readDate } from '#app/lib/dates.ts'
import { isRefusal, Refusal } from '#app/lib/refusal.ts'
import { confirmSnapshot, discardSnapshot } from '../importing/decide-snapshot.server.ts'
import { addList, changeListRules, removeList } from '../importing/list-rules.server.ts'
import { receiveList } from '../importing/receive-list.server.ts'
import { MAPPED_FIELDS, mappingShape } from '../reading/mapping.ts'

/** What comes back from a form that was not taken: what was typed, and a sentence for each field. */
export interface Untaken {
  errors: Record<string, string>
  values: Record<string, string>
  status: number
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()
const typed = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
const untaken = (form: FormData, errors: Record<string, string>): Untaken => ({
  errors,
  values: typed(form),
  status: 422,
})

/** A file of a list sent from the screen: kept, and read by a job. */
export async function takeUpload(userId: string, form: FormData): Promise<{ snapshotId: string } | Untaken> {
  const file = form.get('archivo')
  const errors: Record<string, string> = {}
  const asOf = text(form, 'fecha')
  if (text(form, 'lista') === '') errors.lista = 'Lista: elija de cuál es el archivo.'
  if (!(file instanceof File) || file.size === 0) errors.archivo = 'Archivo: elija el de la lista.'
  if (asOf !== '' && readDate(asOf) === null) errors.fecha = 'Fecha de la lista: no es una fecha.'
  if (Object.keys(errors).length > 0 || !(file instanceof File)) return untaken(form, errors)
  try {
    const content = Buffer.from(await file.arrayBuffer())
    const given = { list: text(form, 'lista'), content, fileName: file.name, asOf: asOf || null, actorId: userId }
    return await receiveList({ ...given, door: 'screen' })
  } catch (error) {
    if (isRefusal(error) && error.status !== 409)
      return untaken(form, { [error.code === 'unknown-list' ? 'lista' : 'archivo']: error.sentence })
    throw error
  }
}

/** The decision about an import that waits: `acto` confirmar or descartar. Throws Refusal 404, 409. */
export async function takeDecision(userId: string, id: string, form: FormData): Promise<Untaken | null> {
  if (!/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('unknown-snapshot', 404, 'No hay una importación con esa dirección.')
  const decision = { actorId: userId, door: 'screen' as const, reason: text(form, 'motivo') || null }
  try {
    if (form.get('acto') === 'descartar') await discardSnapshot(id, decision)
    else await confirmSnapshot(id, decision)
    return null
  } catch (error) {
    if (isRefusal(error) && error.code === 'reason-missing') return untaken(form, { motivo: error.sentence })
    throw error
  }
}

/** The rules of a list, or that its source took it away. Out: what was done. */
export async function takeRules(userId: string, code: string, form: FormData): Promise<{ done: string } | Untaken> {
  try {
    if (form.get('acto') === 'retirar') {
      const count = await removeList(code, { actorId: userId, reason: text(form, 'motivo') })
      return { done: `retirada-${count}` }
    }
    const minimum = Number(text(form, 'minimo'))
    const basis = text(form, 'fundamento')
    const errors: Record<string, string> = {}
    if (!Number.isInteger(minimum) || minimum < 0 || minimum > 100 || text(form, 'minimo') === '')
      errors.minimo = 'Mínimo de renglones: escriba un número entero de 0 a 100.'
    if (basis !== '' && (basis.length < 10 || basis.length > 500))
      errors.fundamento = 'Fundamento: escriba entre 10 y 500 letras, o déjelo vacío.'
    if (Object.keys(errors).length > 0) return untaken(form, errors)
    await changeListRules(code, { holdBelow: minimum / 100, personBasis: basis || null }, userId)
    return { done: 'reglas' }
  } catch (error) {
    if (isRefusal(error) && error.status === 422) return untaken(form, { motivo: error.sentence })
    throw error
  }
}

/** A list of its own, by which column is what. */
export async function takeNewList(userId: string, form: FormData): Promise<{ code: string } | Untaken> {
  const [name, title, source, sourceUrl] = ['clave', 'titulo', 'fuente', 'enlace'].map((field) => text(form, field))
  const errors: Record<string, string> = {}
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name ?? '') || (name ?? '').length > 40)
    errors.clave = 'Clave: use minúsculas, números y guiones, hasta 40; por ejemplo «estado-de-mexico».'
  if ((title ?? '').length < 3 || (title ?? '').length > 200)
    errors.titulo = 'Nombre de la lista: escriba entre 3 y 200 letras.'
  if ((source ?? '').length < 3 || (source ?? '').length > 200)
    errors.fuente = 'Quién la publica: escriba entre 3 y 200 letras.'
  if (sourceUrl && !/^https?:\/\/\S{3,490}$/.test(sourceUrl)) errors.enlace = 'Dirección: debe comenzar con https://.'
  const columns = Object.fromEntries(
    Object.keys(MAPPED_FIELDS).map((field) => [field, text(form, `columna-${field}`) || undefined]),
  )
  if (!columns.name) errors['columna-name'] = 'Nombre o razón social: escriba el encabezado de su columna.'
  const mapping = mappingShape.safeParse({ columns, defaultKind: text(form, 'tipo') || 'other' })
  if (!mapping.success) errors['columna-name'] ??= 'Columnas: alguna es demasiado larga.'
  if (Object.keys(errors).length > 0 || !mapping.success) return untaken(form, errors)
  try {
    const list = { name: name ?? '', title: title ?? '', source: source ?? '', sourceUrl: sourceUrl || null }
    return { code: await addList({ ...list, mapping: mapping.data }, userId) }
  } catch (error) {
    if (isRefusal(error) && error.status === 422) return untaken(form, { clave: error.sentence })
    throw error
  }
}
