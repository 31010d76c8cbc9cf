import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createResolution,
  discardResolution,
  openResolution,
  saveResolution,
} from '#app/suppliers/sanctions/own/keep-resolution.server.ts'
import { actOnResolution, publishResolution } from '#app/suppliers/sanctions/own/publish-resolution.server.ts'
import { answerPdnEntities, answerPdnV1, answerPdnV2 } from '#app/suppliers/sanctions/pdn/answer-pdn.server.ts'
import { isNotThatList } from '#app/suppliers/sanctions/reading/list-reading.ts'
import { readPdnS3 } from '#app/suppliers/sanctions/reading/pdn-s3.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { versionsOfSanction } from '#db/queries/suppliers/sanctions-of.server.ts'
import { seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { sharedFolder } from '#tests/support/shared-folder.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

let database: TestDatabase
let desk: { userId: string; entityId: string }
let other: { userId: string; entityId: string }
beforeAll(async () => {
  database = await openTestDatabase()
  const [salud, obras] = await seedEntities(database.god, ['salud', 'obras'])
  const control = (entityId: string, email: string, role = 'internal_control') =>
    seedUser(database.god, email, [{ entityId, role }]).then((userId) => ({ userId, entityId }))
  desk = await control(salud!.id, 'oic@prueba.invalid')
  other = await control(obras!.id, 'oic-obras@prueba.invalid')
})
afterAll(() => database.close())

const WHOLE = {
  ...{ nombre: 'Empresa Inventada, S.A. de C.V.', rfc: 'EIN010101AAA', persona: 'moral', autoridad: 'OIC de Salud' },
  ...{
    expediente: 'R-1/2026',
    falta: 'Colusión',
    hechos: 'Un hecho.',
    tipos: 'debarment fine',
    firme: 'si',
    multa: '1500.50',
  },
  ...{
    inicio: '2026-01-15',
    fin: '2027-07-14',
    resolucion: '2026-01-10',
    notificacion: '2026-01-14',
    sentido: 'Sancionatoria',
  },
  ...{ documento: 'Resolución', enlace: 'https://prueba.invalid/r.pdf' },
}
const TODAY = '2026-02-01'
const publish = async (document: Record<string, string>) => {
  const id = await createResolution(desk, document)
  await publishResolution(desk, id, 1, TODAY)
  return { id, sanctionId: (await openResolution(desk, id)).resolution.sanctionId ?? '' }
}
const act = { reason: 'Porque sí', on: '2026-03-01', court: 'Tribunal de Prueba', judgement: 'S-1' }

describe('resolutions of a control body', () => {
  test('a draft may lack anything and is not public; publishing says what is missing', async () => {
    const id = await createResolution(desk, { nombre: 'Sin terminar' })
    await expect(publishResolution(desk, id, 1, TODAY)).rejects.toMatchObject({ status: 422 })
    await expect(saveResolution(desk, id, 9, {})).rejects.toMatchObject({ status: 409 })
    expect(await database.god`select from published_sanctions where list = 'propias'`).toHaveLength(0)
    await discardResolution(desk, id, 1)
    await expect(openResolution(desk, id)).rejects.toMatchObject({ status: 404 })
  })

  test('published, corrected, challenged, annulled, put back: each a version, the earlier ones kept', async () => {
    const { id, sanctionId } = await publish(WHOLE)
    await expect(discardResolution(desk, id, 2)).rejects.toMatchObject({ status: 409 })
    await saveResolution(desk, id, 2, { ...WHOLE, fin: '2028-01-14' })
    await actOnResolution(desk, id, { ...act, act: 'corrected' })
    for (const name of ['challenged', 'suspended', 'annulled', 'reinstated', 'ended'] as const)
      await actOnResolution(desk, id, { ...act, act: name })
    const versions = await asCoordinator(null, (tx) => versionsOfSanction(tx, sanctionId))
    expect(versions.map(({ effect, challenge, endsOn }) => [effect, challenge?.state ?? null, endsOn])).toEqual([
      ['stops', null, '2027-07-14'],
      ['stops', null, '2028-01-14'],
      ['stops', 'challenged', '2028-01-14'],
      ['none', 'suspended', '2028-01-14'],
      ['none', 'annulled', '2028-01-14'],
      ['stops', null, '2028-01-14'],
      ['stops', null, '2026-03-01'],
    ])
    expect(versions.map(({ knownTo }) => knownTo === null)).toEqual([false, false, false, false, false, false, true])
    const shown =
      await database.god`select standing, latest from published_sanctions where id = ${sanctionId} order by version`
    expect(shown.map(({ latest }) => latest)).toEqual([false, false, false, false, false, false, true])
    expect((await openResolution(desk, id)).acts).toHaveLength(7)
  })

  test('another entity neither reads nor changes it', async () => {
    const { id } = await publish({ ...WHOLE, expediente: 'R-2/2026' })
    await expect(openResolution(other, id)).rejects.toMatchObject({ status: 404 })
    await expect(actOnResolution(other, id, { ...act, act: 'annulled' })).rejects.toMatchObject({ status: 404 })
    const stranger = { ...desk, userId: other.userId }
    await expect(openResolution(stranger, id)).rejects.toThrow()
  })

  test('a natural person without a legal ground is matched and never shown; with one, by name and without RFC', async () => {
    const person = {
      ...WHOLE,
      nombre: 'Persona de Prueba',
      persona: 'fisica',
      rfc: 'PEPJ800101AB8',
      expediente: 'R-3/2026',
    }
    const { rfcCheckDigit } = await import('#app/ocds/personal-data/rfc.ts')
    person.rfc = `PEPJ800101AB${rfcCheckDigit('PEPJ800101AB')}`
    const hidden = await publish(person)
    expect(await database.god`select from published_sanctions where id = ${hidden.sanctionId}`).toHaveLength(0)
    expect(await database.god`select from sanction_entries where sanction_id = ${hidden.sanctionId}`).toHaveLength(1)
    const shown = await publish({ ...person, expediente: 'R-4/2026', fundamento: 'Artículo de prueba de la ley' })
    const [row] =
      await database.god`select name, rfc, content::text as content from published_sanctions where id = ${shown.sanctionId}`
    expect(row).toMatchObject({ name: 'Persona de Prueba', rfc: null })
    expect(row?.content).not.toContain(person.rfc)
  })
})

const folder = sharedFolder('standards/pdn/s3')
describe.runIf(folder)('published in the formats of the national platform', () => {
  interface Specification {
    components: { schemas: Record<string, object> }
  }
  const specification = (file: string) => JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as Specification
  /** `nullable` is OpenAPI 3.0: ajv knows it beside `type`, and beside `oneOf` it is written out. */
  const withNull = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withNull)
    if (typeof value !== 'object' || value === null) return value
    const { nullable, example, ...rest } = value as Record<string, unknown>
    const plain = Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, withNull(member)]))
    return nullable === true ? { anyOf: [{ type: 'null' }, plain] } : plain
  }
  function validator(file: string, name: string) {
    const ajv = new Ajv({ strict: false, allErrors: true })
    addFormats.default(ajv)
    const { components } = withNull(specification(file)) as Specification
    return ajv.compile({ $id: file, components, $ref: `#/components/schemas/${name}` })
  }

  test('v1: pages, companies and persons, and the entities, against the official specification', async () => {
    const text = await answerPdnV1(new URLSearchParams('pageSize=50'))
    const valid = validator('OAS_API_Particulares_Sancionados-v1.json', 'resParticularesSancionados')
    valid(JSON.parse(text))
    expect(valid.errors).toBeNull()
    const { results, pagination } = JSON.parse(text)
    expect(pagination).toMatchObject({ page: 1, pageSize: 50, hasNextPage: false })
    expect(results[0].tipoSancion[0]).toEqual({ clave: 'I', valor: 'INHABILITADO' })
    const entities = validator('OAS_API_Particulares_Sancionados-v1.json', 'dependencias')
    entities(JSON.parse(await answerPdnEntities()))
    expect(entities.errors).toBeNull()
    expect(JSON.parse(await answerPdnV1(new URLSearchParams('tipoPersona=F'))).pagination.totalRows).toBe(1)
    await expect(answerPdnV1(new URLSearchParams('pageSize=201'))).rejects.toMatchObject({ status: 400 })
  })

  test.each([
    ['faltas_graves_personas_morales', 'inline_response_200_46'],
    ['faltas_graves_personas_fisicas', 'inline_response_200_58'],
  ])('v2: %s against the official specification', async (collection, name) => {
    const answer = JSON.parse(await answerPdnV2(collection, new URLSearchParams()))
    const valid = validator('s3-v2.json', name)
    valid(answer)
    expect(valid.errors).toBeNull()
    expect(answer.data.length).toBeGreaterThan(0)
    expect(answer.meta.total_count).toBe(answer.data.length)
    await expect(answerPdnV2('faltas_administrativas_graves', new URLSearchParams())).rejects.toMatchObject({
      status: 404,
    })
  })

  test('what we publish in either version, our own reader reads back', async () => {
    for (const text of [
      await answerPdnV1(new URLSearchParams()),
      await answerPdnV2('faltas_graves_personas_morales', new URLSearchParams()),
    ]) {
      const reading = readPdnS3(Buffer.from(text))
      if (isNotThatList(reading)) throw new Error(reading.problem)
      expect(reading.refused).toEqual([])
      const found = reading.accepted.find(({ fileNumber }) => fileNumber === 'R-2/2026')
      expect(found).toMatchObject({ rfc: WHOLE.rfc, startsOn: WHOLE.inicio, endsOn: WHOLE.fin, effect: 'stops' })
    }
  })
})
