import type { Member, Role } from '#app/accounts/person.ts'
import { type TakenUpload, takeUpload } from '#app/workflows/importing/take-upload.server.ts'
import { HERE } from './page-requests.ts'
import type { SeededEntity } from './seed-entities.ts'

const TOKEN = 'token-de-prueba'

/** A person of an entity, as the guard of a page gives them. */
export function memberOf(entity: SeededEntity, userId: string, roles: Role[]): Member {
  const person = { id: userId, email: 'p@prueba.invalid', name: 'Persona', stateRoles: [], token: TOKEN }
  const desk = { ...entity, name: entity.slug, shortName: entity.slug, notice: null, separatePublisher: false }
  return { person, entity: { ...desk, stopped: null }, roles, token: TOKEN, workspaces: [] } as unknown as Member
}

/** Sends files as the form of the import page does, past the guard of the page. */
export function sendImport(
  member: Member,
  files: { name: string; bytes: Uint8Array | string }[],
  destination: 'borrador' | 'publicar' = 'publicar',
): Promise<TakenUpload> {
  const form = new FormData()
  form.append('_token', TOKEN)
  form.append('destino', destination)
  for (const { name, bytes } of files) form.append('archivos', new File([bytes as BlobPart], name))
  const headers = { origin: HERE, 'sec-fetch-site': 'same-origin' }
  return takeUpload(new Request(`${HERE}/espacio/x/importar`, { method: 'POST', body: form, headers }), member)
}

/** The same, and it must be taken: the id of the import. */
export async function startImport(...sent: Parameters<typeof sendImport>): Promise<string> {
  const taken = await sendImport(...sent)
  if ('importId' in taken) return taken.importId
  throw new Error(`the import was refused: ${JSON.stringify(taken)}`)
}
