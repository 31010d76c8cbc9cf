import { TOKEN_FIELD, TOKEN_HEADER } from '#app/lib/form-token.ts'
import { refusalAsPage } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { errorText } from '#app/texts/errors.ts'
import { requireOwnOrigin } from './check-origin.server.ts'
import type { Person } from './person.ts'
import { sameText } from './secrets.server.ts'

/** Largest form read when nothing else is said, in bytes. */
export const FORM_BYTES = 1024 * 1024

/** What is said of a form with another session's token. */
export const STALE_FORM =
  'Este formulario es de una sesión anterior y no se guardó nada. Vuelva a abrir la página y envíe de nuevo.'

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']

function refuse(status: 400 | 403 | 413 | 415, code: string, sentence = errorText(status).sentence): never {
  throw refusalAsPage(new Refusal(code, status, sentence))
}

async function readBytes(request: Request, limit: number): Promise<Blob> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) refuse(413, 'too-large')
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength
    if (size > limit) {
      await reader?.cancel()
      refuse(413, 'too-large')
    }
    chunks.push(part.value)
  }
  return new Blob(chunks)
}

/** No field of a page holds NUL and no database keeps it: it is left out of names and texts. */
function withoutNul(form: FormData): FormData {
  const plain = new FormData()
  for (const [name, value] of form) {
    const field = name.replaceAll('\0', '')
    if (typeof value === 'string') plain.append(field, value.replaceAll('\0', ''))
    else plain.append(field, value)
  }
  return plain
}

/**
 * Reads a form that a page of this portal sent: its origin, its type (one of the two a form has) and its size, at most `maxBytes`.
 * For the sign-in form, whose sender has no session yet; every other action uses readGuardedForm.
 * Throws pages 400, 403, 413, 415 with their sentence.
 */
export async function readOwnForm(request: Request, options: { maxBytes?: number } = {}): Promise<FormData> {
  requireOwnOrigin(request)
  const type = request.headers.get('content-type') ?? ''
  if (!FORM_TYPES.includes(type.split(';', 1)[0]?.trim().toLowerCase() ?? '')) refuse(415, 'unsupported-type')
  const body = await readBytes(request, options.maxBytes ?? FORM_BYTES)
  try {
    return withoutNul(await new Response(body, { headers: { 'Content-Type': type } }).formData())
  } catch {
    return refuse(400, 'bad-request')
  }
}

/**
 * Second line of every action of a signed-in person, and the only way it reads its form: checks origin, type, size and the
 * session's token (field `_token` or header `x-portal-token`), and returns the form without the token.
 * `sender` is what the guard returned. Throws pages 400, 403, 413, 415 with their sentence; nothing was done then.
 */
export async function readGuardedForm(
  request: Request,
  sender: Pick<Person, 'token'>,
  options: { maxBytes?: number } = {},
): Promise<FormData> {
  const form = await readOwnForm(request, options)
  const given = request.headers.get(TOKEN_HEADER) ?? form.get(TOKEN_FIELD)
  if (typeof given !== 'string' || !sameText(given, sender.token)) {
    refuse(403, 'stale-form', STALE_FORM)
  }
  form.delete(TOKEN_FIELD)
  return form
}
