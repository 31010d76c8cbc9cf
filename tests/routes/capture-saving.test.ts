import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '#app/ocds/types.ts'
import { action as saveAction, loader as sectionLoader } from '#app/routes/espacio.$slug.procesos.$id.$section.tsx'
import { action as createAction, loader as newLoader } from '#app/routes/espacio.$slug.procesos.nuevo.tsx'
import {
  at,
  closeDesks,
  create,
  database,
  documentOf,
  fileNumber,
  openDesks,
  read,
  type Section,
  send,
  typed,
} from '#tests/support/capture-desks.ts'
import { postView } from '#tests/support/post-view.ts'

beforeAll(openDesks)
afterAll(closeDesks)

describe('creating', () => {
  test('begins with the entity, the procedure and the file number', async () => {
    const id = await create('Sillas para escuelas', 'open')
    expect(await documentOf(id)).toMatchObject({
      ocid: `ocds-demo00-SALUD-2026-P-${fileNumber}`,
      language: 'es',
      buyer: { id: 'MX-PORTAL-SALUD', name: 'Entidad salud' },
      tender: {
        id: `P-${fileNumber}`,
        title: 'Sillas para escuelas',
        procurementMethod: 'open',
        procurementMethodDetails: 'Licitación pública',
      },
    })
  })

  test('a file number of the same year twice: a sentence, and what was typed comes back', async () => {
    await create()
    const fields: [string, string][] = [
      ['procedimiento', 'direct'],
      ['expediente', `P-${fileNumber}`],
      ['anio', '2026'],
      ['titulo', 'El mismo expediente'],
    ]
    const answer = await send('julia', createAction, { slug: 'salud' }, fields)
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ typed: { titulo: 'El mismo expediente' }, errors: [{ field: 'expediente' }] })
  })

  test('what is missing is said field by field', async () => {
    const answer = await send('julia', createAction, { slug: 'salud' }, [['anio', 'x']])
    expect(answer.status).toBe(422)
    expect((answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'procedimiento',
      'anio',
      'expediente',
      'titulo',
    ])
  })

  test('only who captures creates', async () => {
    expect((await read('tomas', newLoader, { slug: 'salud' })).status).toBe(403)
    expect((await send('ines', createAction, { slug: 'salud' }, [])).status).toBe(403)
  })
})

describe('saving', () => {
  test('an untouched form changes nothing, not even the revision', async () => {
    const id = await create()
    const before = await documentOf(id)
    const answer = await send('julia', saveAction, at(id), await typed('julia', id, 'licitacion', {}))
    expect(answer.status).toBe(302)
    expect(await documentOf(id)).toEqual(before)
    expect((await database.god`select revision from drafts where id = ${id}`)[0]?.revision).toBe(1)
  })

  test('money is a number, days are instants of the zone, bad text stays as typed with a sentence', async () => {
    const id = await create('Compra abierta', 'open')
    const fields = await typed('julia', id, 'licitacion', {
      '/tender/value/amount': '$1,234,567.89',
      '/tender/tenderPeriod/startDate': '2026-03-01',
      '/tender/tenderPeriod/endDate': '31/02/2026',
      '/tender/numberOfTenderers': 'varios',
    })
    await send('julia', saveAction, at(id), fields)
    const { tender } = (await documentOf(id)) as { tender: JsonObject }
    expect(tender).toMatchObject({
      value: { amount: 1234567.89, currency: 'MXN' },
      tenderPeriod: { startDate: '2026-03-01T00:00:00-06:00', endDate: '31/02/2026' },
      numberOfTenderers: 'varios',
    })
    const { body } = await read('julia', sectionLoader, at(id))
    expect(JSON.stringify((body as Section).section.form)).toContain('«31/02/2026» no es una fecha que exista')
  })

  test('in the background: revision, hour, base and what stands beside the form', async () => {
    const id = await create()
    const fields = await typed('julia', id, 'licitacion', { '/tender/description': 'Cuarenta sillas' })
    const answer = await send('julia', saveAction, at(id), [...fields, ['@intent', 'autoguardar']])
    expect(answer).toMatchObject({ status: 200, body: { kind: 'autosaved', revision: 2 } })
    expect((answer.body as { surroundings: { answers: unknown[] } }).surroundings.answers).toHaveLength(8)
  })

  test('a supplier typed by RFC and name becomes a party with its role, and is chosen', async () => {
    const id = await create()
    await send('julia', saveAction, at(id, 'adjudicacion'), [
      ...(await typed('julia', id, 'adjudicacion', {})),
      ['@intent', 'agregar:/awards'],
    ])
    const fields = await typed('julia', id, 'adjudicacion', {
      '/awards/0/suppliers@rfc': 'abc010101ab1',
      '/awards/0/suppliers@nombre': 'Papelera del Sureste SA de CV',
    })
    await send('julia', saveAction, at(id, 'adjudicacion'), fields)
    const document = await documentOf(id)
    expect(document.awards).toMatchObject([
      { id: 'adjudicacion-1', suppliers: [{ id: 'MX-RFC-ABC010101AB1', name: 'Papelera del Sureste SA de CV' }] },
    ])
    expect(document.parties).toContainEqual(
      expect.objectContaining({
        id: 'MX-RFC-ABC010101AB1',
        roles: ['supplier'],
        identifier: expect.objectContaining({ scheme: 'MX-RFC', id: 'ABC010101AB1' }),
      }),
    )
  })

  test('a wrong RFC comes back as typed, 422, and the rest is saved', async () => {
    const id = await create()
    await send('julia', saveAction, at(id, 'adjudicacion'), [
      ...(await typed('julia', id, 'adjudicacion', {})),
      ['@intent', 'agregar:/awards'],
    ])
    const over = {
      '/awards/0/title': 'Fallo',
      '/awards/0/suppliers@rfc': 'ABC',
      '/awards/0/suppliers@nombre': 'Alguien',
    }
    const answer = await send(
      'julia',
      saveAction,
      at(id, 'adjudicacion'),
      await typed('julia', id, 'adjudicacion', over),
    )
    expect(answer).toMatchObject({
      status: 422,
      body: { typedParties: { '/awards/0/suppliers': { rfc: 'ABC', partyName: 'Alguien' } } },
    })
    expect((await documentOf(id)).awards).toMatchObject([{ title: 'Fallo' }])
  })

  test('add, duplicate and remove are plain form posts that save first', async () => {
    const id = await create()
    const press = async (intent: string, over: Record<string, string> = {}) =>
      send('julia', saveAction, at(id), [...(await typed('julia', id, 'licitacion', over)), ['@intent', intent]])
    const added = await press('agregar:/tender/items', { '/tender/description': 'guardada antes' })
    expect(added.headers.get('location')).toMatch(/#field-tender-items-0$/)
    await press('duplicar:/tender/items/0', { '/tender/items/0/description': 'Silla' })
    await press('quitar:/tender/items/0')
    expect((await documentOf(id)).tender).toMatchObject({
      description: 'guardada antes',
      items: [{ id: 'partida-2', description: 'Silla' }],
    })
  })
})

describe('two people on one draft', () => {
  test('different fields: both stay, and it is said', async () => {
    const id = await create()
    const mine = await typed('julia', id, 'licitacion', { '/tender/description': 'de Julia' })
    const theirs = await typed('otra', id, 'licitacion', {
      '/tender/eligibilityCriteria': 'de otra',
      '/tender/title': 'Título de otra',
    })
    await send('otra', saveAction, at(id), theirs)
    const answer = await send('julia', saveAction, at(id), mine)
    expect(answer.status).toBe(200)
    expect((answer.body as { notice: string }).notice).toContain('Persona otra@prueba.invalid')
    expect((await documentOf(id)).tender).toMatchObject({ description: 'de Julia', title: 'Título de otra' })
  })

  test('the same field: 409 with both texts, nothing written; the choice is then saved', async () => {
    const id = await create()
    const mine = await typed('julia', id, 'licitacion', {
      '/tender/title': 'Título de Julia',
      '/tender/description': 'de Julia',
    })
    await send('otra', saveAction, at(id), await typed('otra', id, 'licitacion', { '/tender/title': 'Título de otra' }))
    const answer = await send('julia', saveAction, at(id), mine)
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({
      conflicts: [{ where: 'tender/title', mine: 'Título de Julia', theirs: 'Título de otra' }],
    })
    expect((answer.body as { who: string }).who).toContain('Persona otra@prueba.invalid')
    expect((await documentOf(id)).tender).toMatchObject({ title: 'Título de otra' })

    const { form, base, revision } = (answer.body as Section).section
    const again: [string, string][] = [
      ['@revision', String(revision)],
      ['@base', base],
      ...postView(form),
      ['@elegir:tender/title', 'theirs'],
    ]
    expect((await send('julia', saveAction, at(id), again)).status).toBe(302)
    expect((await documentOf(id)).tender).toMatchObject({ title: 'Título de otra', description: 'de Julia' })
  })

  test('in the background a clash is told with 409 and the page keeps what was typed', async () => {
    const id = await create()
    const mine = await typed('julia', id, 'licitacion', { '/tender/title': 'Uno' })
    await send('otra', saveAction, at(id), await typed('otra', id, 'licitacion', { '/tender/title': 'Dos' }))
    const answer = await send('julia', saveAction, at(id), [...mine, ['@intent', 'autoguardar']])
    expect(answer).toMatchObject({ status: 409, body: { kind: 'conflict' } })
  })
})
