import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { guardUpload } from '#app/accounts/forms/guard-upload.server.ts'
import type { Member } from '#app/accounts/person.ts'
import { appendAudit } from '#app/audit/append-audit.server.ts'
import { checkImportQuota } from '#app/capture/importing/import-quota.ts'
import { type ReceivedUpload, receiveUpload } from '#app/capture/uploads/receive-upload.server.ts'
import { importFolder } from '#app/capture/uploads/upload-folders.server.ts'
import { TOKEN_FIELD, TOKEN_HEADER } from '#app/lib/form-token.ts'
import { isRefusal, Refusal } from '#app/lib/refusal.ts'
import { asMember } from '#db/as-member.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import { insertWaitingImport, readImportLoad } from '#db/queries/importing/read-imports.server.ts'

/** What became of a form with files: an import that waits, or what is wrong with it, field by field. */
export type TakenUpload =
  | { importId: string }
  | { status: number; destination: string; errors: { field: string; message: string }[] }

/** Who may publish what they import: a publisher, where the entity does not ask for two people. */
export const mayPublishImports = ({ roles, entity }: Pick<Member, 'roles' | 'entity'>): boolean =>
  roles.includes('publisher') && !entity.separatePublisher

/**
 * Takes the files of the import form in: to disk as they come, then noted and queued in one transaction. What is refused leaves nothing
 * behind. Throws pages 403 and 415 when the form is not one of this session's.
 */
export async function takeUpload(request: Request, member: Member): Promise<TakenUpload> {
  const checkToken = guardUpload(request, member)
  const who = { userId: member.person.id, entityId: member.entity.id }
  let destination = ''
  try {
    const announced = Number(request.headers.get('content-length') ?? 0)
    checkImportQuota(await asMember(who, readImportLoad), announced)
    const upload = await receiveUpload(
      request,
      (token) => checkToken(request.headers.get(TOKEN_HEADER) ?? token),
      TOKEN_FIELD,
    )
    destination = upload.fields.get('destino') ?? ''
    return { importId: await noteUpload(upload, member) }
  } catch (error) {
    if (!isRefusal(error)) throw error
    const field = error.code === 'destination' ? 'destino' : 'archivos'
    return { status: error.status, destination, errors: [{ field, message: error.sentence }] }
  }
}

async function noteUpload(upload: ReceivedUpload, member: Member): Promise<string> {
  const who = { userId: member.person.id, entityId: member.entity.id }
  const id = randomUUID()
  const folder = importFolder(who.entityId, id)
  try {
    const publish = readDestination(upload, member)
    if (upload.files.length === 0) throw new Refusal('no-file', 422, 'Elija al menos un archivo que no esté vacío.')
    const bytes = upload.files.reduce((sum, file) => sum + file.bytes, 0)
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
    await asMember(who, async (tx) => {
      checkImportQuota(await readImportLoad(tx), bytes)
      await insertWaitingImport(tx, { id, publish, bytes, sources: upload.files })
      const line = { key: `import-files:${who.entityId}`, line: 'import-files' }
      await enqueueJob(tx, 'import-files', { entityId: who.entityId }, line)
      await enqueueJob(
        tx,
        'sweep-uploads',
        {},
        { key: 'sweep-uploads', runAt: new Date(Date.now() + 25 * 3600 * 1000) },
      )
      const detail = { files: upload.files.length, bytes, publish }
      const entry = { actorId: who.userId, door: 'screen', action: 'import-start', subject: id, detail }
      await appendAudit(tx, who.entityId, [entry])
      // Last: the files are in their place when the import is seen.
      await rename(upload.folder, folder)
    })
    return id
  } catch (error) {
    await rm(upload.folder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

function readDestination(upload: ReceivedUpload, member: Member): boolean {
  const destination = upload.fields.get('destino')
  if (destination === 'borrador') return false
  if (destination !== 'publicar')
    throw new Refusal('destination', 422, 'Elija qué hacer con lo importado: borradores o publicar.')
  if (!mayPublishImports(member))
    throw new Refusal(
      'destination',
      422,
      'En este ente usted no puede publicar al importar. Elija «Dejar como borradores».',
    )
  return true
}
