import { appendAudit } from '#app/audit/append-audit.server.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { publishReleases } from '#app/publication/publish-releases.server.ts'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { sampleDocument, sampleOcid } from '#tests/support/sample-documents.ts'
import type { SeededEntity } from '#tests/support/seed-entities.ts'
import { CANARIES, type TwoEntities } from '../two-entities.ts'

/** Private values of an invented person; the digits at the end are what the rules of CURP and CLABE give for them. */
export const PERSON = {
  rfc: 'GOMC850315AB1',
  curp: 'XEXX010101HNEXXXA4',
  clabe: '032180000118359719',
  email: 'xocoprivado@gmail.com',
  phone: '9981230987',
  street: 'Calle Xocosecreta 1204',
}

const WORDS = {
  memberName: 'xocopersona',
  memberEmail: 'xococorreo@prueba.invalid',
  invitedEmail: 'xocoinvitada@prueba.invalid',
  invitedName: 'xocoinvitado nombre',
  auditDetail: 'xocobitacora',
  importedDraft: 'xocoimportado',
  importFile: 'xocoarchivo',
  rejected: 'xocorechazado',
  finding: 'xocohallazgo',
}

const supplier: JsonObject = {
  id: `MX-RFC-${PERSON.rfc}`,
  name: 'Carmen Gómez Invento',
  identifier: { scheme: 'MX-RFC', id: PERSON.rfc },
  roles: ['supplier', 'tenderer'],
  contactPoint: { name: 'Carmen', email: PERSON.email, telephone: PERSON.phone },
  address: { streetAddress: PERSON.street, locality: 'Almandina', postalCode: '77000' },
}

/** A process awarded to a natural person whose private values stand in fields and inside free text. */
function documentOfPerson(entity: SeededEntity, number: number): JsonObject {
  const document = sampleDocument(entity, number, { title: 'Servicio de una persona' })
  const text = `Pago a la CLABE ${PERSON.clabe}, CURP ${PERSON.curp}, RFC ${PERSON.rfc}, correo ${PERSON.email}.`
  const tender = document.tender as JsonObject
  return {
    ...document,
    parties: [...(document.parties as JsonObject[]), supplier],
    tender: {
      ...tender,
      description: text,
      documents: [{ id: 'd1', title: `Acta ${PERSON.rfc}.pdf`, url: `https://ejemplo.invalid/${PERSON.curp}.pdf` }],
    },
    awards: [{ id: '1', title: 'Servicio', status: 'active', suppliers: [{ id: supplier.id!, name: supplier.name! }] }],
  }
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const release = (ocid: string, id: string, more: JsonObject) => ({
  ...{ ocid, id, date: '2026-03-01T00:00:00Z', tag: ['tender'], initiationType: 'tender', language: 'es' },
  ...more,
})

/** Puts canary words wherever something is kept that is not public. Returns all that must be found nowhere outside. */
export async function plantCanaries(world: TwoEntities): Promise<string[]> {
  const { god } = world.database
  const { salud } = world
  await asWorker(salud.id, async (tx) =>
    publishReleases(tx, await beginPublishing(tx), {
      publications: [{ ocid: sampleOcid(salud, 50), document: documentOfPerson(salud, 50) }],
      actorId: null,
      door: 'test',
    }),
  )
  const take = (name: string, publish: boolean, content: unknown) =>
    importFiles({ entityId: salud.id, files: [{ name, bytes: bytes(content) }], publish, actor: 'portal import' })
  await take(`${WORDS.importFile}.json`, false, release('ocds-demo00-oculto-1', '1', tenderOf(WORDS.importedDraft)))
  const imported = { ...documentOfPerson(salud, 51), ...tenderOf('Importado con persona') }
  await take(`${WORDS.importFile}-2.json`, true, release('ocds-demo00-importado-1', '1', imported))
  // Fails the gate: published as historical, with its findings.
  await take(`${WORDS.importFile}-3.json`, true, release('ocds-demo00-viejo-1', '1', { ...imported, date: 'ayer' }))
  await take(`${WORDS.importFile}-4.json`, true, { releases: [{ ocid: 7, id: WORDS.rejected }, WORDS.finding] })
  await god`update users set name = ${WORDS.memberName}, email = ${WORDS.memberEmail} where email like 'salud-reviewer@%'`
  await god`insert into invitations (entity_id, email, name, roles, expires_at)
    values (${salud.id}, ${WORDS.invitedEmail}, ${WORDS.invitedName}, ${['capturer']}, now() + interval '1 day')`
  const entry = { actorId: null, door: 'test', action: 'try-canary', subject: WORDS.auditDetail }
  await asWorker(salud.id, (tx) => appendAudit(tx, salud.id, [{ ...entry, detail: { note: WORDS.auditDetail } }]))
  const kept = await god<{ text: string }[]>`
    select id::text as text from users union select id_hash from sessions union select id::text from drafts
    union select ocid from drafts where state <> 'published' and ocid not in (select ocid from published_ocids)`
  const secrets = Object.values(world.people).flatMap(({ cookie, token }) => [cookie.split('=')[1] ?? '', token])
  return [
    ...Object.values(CANARIES).flat(),
    ...Object.values(WORDS),
    ...Object.values(PERSON),
    ...kept.map(({ text }) => text),
    ...secrets.filter((text) => text.length > 20),
  ]
}

const tenderOf = (title: string): JsonObject => ({
  tender: { id: 'LP-1', title, description: title, procurementMethod: 'open' },
  ...{ parties: [{ id: 'a', name: 'Ente', roles: ['buyer'] }], buyer: { id: 'a', name: 'Ente' } },
})
