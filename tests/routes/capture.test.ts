import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionCookie, startSession } from '#app/accounts/lucia.server.ts'
import { findPerson } from '#app/accounts/sessions.server.ts'
import type { FormView } from '#app/lib/drawn-form.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { loader as homeLoader } from '#app/routes/espacio.$slug._index.tsx'
import { loader as listLoader } from '#app/routes/espacio.$slug.procesos._index.tsx'
import { loader as openProcess } from '#app/routes/espacio.$slug.procesos.$id._index.ts'
import { action as saveAction, loader as sectionLoader } from '#app/routes/espacio.$slug.procesos.$id.$section.tsx'
import { loader as historyLoader } from '#app/routes/espacio.$slug.procesos.$id.historial.tsx'
import { action as publishAction, loader as publishLoader } from '#app/routes/espacio.$slug.procesos.$id.publicar.tsx'
import { action as reviewAction, loader as reviewLoader } from '#app/routes/espacio.$slug.procesos.$id.revision.tsx'
import { action as correctAction } from '#app/routes/espacio.$slug.procesos.corregir.ts'
import { action as createAction, loader as newLoader } from '#app/routes/espacio.$slug.procesos.nuevo.tsx'
import { loader as frameLoader } from '#app/routes/espacio.$slug.tsx'
import { type Ended, endOf, getPage, HERE, routeArgs } from '#tests/support/page-requests.ts'
import { postView } from '#tests/support/post-view.ts'
import { sampleDocument } from '#tests/support/sample-documents.ts'
import { type SeededEntity, seedEntities, seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'

interface Account {
  cookie: string
  token: string
}
type Name = 'julia' | 'tomas' | 'ines' | 'otra' | 'ajena'

let database: TestDatabase
let salud: SeededEntity
let obras: SeededEntity
const people = {} as Record<Name, Account>

beforeAll(async () => {
  database = await openTestDatabase()
  const seeded = await seedEntities(database.god, ['salud', 'obras'])
  salud = seeded[0]!
  obras = seeded[1]!
  const ids: Record<Name, string> = {
    julia: await seedUser(database.god, 'julia@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }]),
    otra: await seedUser(database.god, 'otra@prueba.invalid', [{ entityId: salud.id, role: 'capturer' }]),
    tomas: await seedUser(database.god, 'tomas@prueba.invalid', [{ entityId: salud.id, role: 'reviewer' }]),
    ines: await seedUser(database.god, 'ines@prueba.invalid', [{ entityId: salud.id, role: 'publisher' }]),
    ajena: await seedUser(database.god, 'ajena@prueba.invalid', [
      { entityId: obras.id, role: 'capturer' },
      { entityId: obras.id, role: 'reviewer' },
      { entityId: obras.id, role: 'publisher' },
    ]),
  }
  for (const [name, id] of Object.entries(ids) as [Name, string][]) {
    const cookie = sessionCookie(await startSession(id)).split(';', 1)[0] ?? ''
    people[name] = { cookie, token: (await findPerson(getPage('/espacio', cookie)))?.token ?? '' }
  }
})
afterAll(() => database.close())

type Work = (args: ReturnType<typeof routeArgs>) => unknown
const read = (who: Name, loader: unknown, params: Record<string, string>, query = ''): Promise<Ended> =>
  endOf(() => (loader as Work)(routeArgs(getPage(`/espacio/x${query}`, people[who].cookie), params)))

function send(
  who: Name,
  action: unknown,
  params: Record<string, string>,
  fields: [string, string][],
  token?: string,
): Promise<Ended> {
  const body = new URLSearchParams([['_token', token ?? people[who].token], ...fields])
  const headers = { origin: HERE, 'sec-fetch-site': 'same-origin', cookie: people[who].cookie }
  return endOf(() =>
    (action as Work)(routeArgs(new Request(`${HERE}/espacio/x`, { method: 'POST', body, headers }), params)),
  )
}

let fileNumber = 0
async function create(title = 'Compra de prueba', method = 'direct'): Promise<string> {
  fileNumber += 1
  const answer = await send('julia', createAction, { slug: 'salud' }, [
    ['procedimiento', method],
    ['expediente', `P-${fileNumber}`],
    ['anio', '2026'],
    ['titulo', title],
  ])
  expect(answer.status).toBe(302)
  return answer.headers.get('location')?.split('/')[4] ?? ''
}

interface Section {
  section: { form: FormView; base: string; revision: number }
}
/** What a browser would send of a section as it was drawn, with some fields typed over. */
async function typed(
  who: Name,
  id: string,
  section: string,
  over: Record<string, string>,
): Promise<[string, string][]> {
  const { body } = await read(who, sectionLoader, { slug: 'salud', id, section })
  const { form, base, revision } = (body as Section).section
  const fields = postView(form).map(([name, text]): [string, string] => [name, over[name] ?? text])
  const extra = Object.entries(over).filter(([name]) => !fields.some(([known]) => known === name))
  return [['@revision', String(revision)], ['@base', base], ...fields, ...extra]
}
const documentOf = async (id: string): Promise<JsonObject> =>
  (await database.god`select document from drafts where id = ${id}`)[0]?.document as JsonObject
const at = (id: string, section = 'licitacion') => ({ slug: 'salud', id, section })

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

describe('review and publication', () => {
  const step = (who: Name, id: string, paso: string, comentario = '', revision = '1') =>
    send(who, reviewAction, { slug: 'salud', id }, [
      ['paso', paso],
      ['comentario', comentario],
      ['revision', revision],
    ])

  /** A draft that passes the gate, as if captured by Julia. */
  async function complete(title: string): Promise<string> {
    const id = await create(title)
    const own = await documentOf(id)
    const whole = { ...sampleDocument(salud, fileNumber, { title }), ocid: own.ocid }
    await database.god`update drafts set document = ${database.god.json(whole as never)}, error_count = 0 where id = ${id}`
    return id
  }

  test('submit, return with a comment, submit, approve, publish, correct, publish again; history tells both', async () => {
    const id = await complete('Sillas para la biblioteca')
    expect((await step('julia', id, 'submit')).status).toBe(302)
    expect((await send('julia', saveAction, at(id), await typed('julia', id, 'licitacion', {}))).status).toBe(409)
    expect((await step('tomas', id, 'return')).status).toBe(422)
    expect((await step('tomas', id, 'return', 'Falta el anexo')).status).toBe(302)
    expect((await read('julia', sectionLoader, at(id))).body).toMatchObject({
      returnedWith: { body: 'Falta el anexo' },
      mayEdit: true,
    })
    await step('julia', id, 'submit')
    expect((await step('julia', id, 'approve')).status).toBe(403)
    expect((await step('tomas', id, 'approve')).status).toBe(302)
    expect((await read('ines', publishLoader, { slug: 'salud', id })).body).toMatchObject({ number: 1, refusal: null })
    const published = await send('ines', publishAction, { slug: 'salud', id }, [['revision', '1']])
    expect(published).toMatchObject({ status: 302 })

    const ocid = String((await documentOf(id)).ocid)
    expect((await send('julia', correctAction, { slug: 'salud' }, [['ocid', ocid]])).status).toBe(302)
    await send(
      'julia',
      saveAction,
      at(id),
      await typed('julia', id, 'licitacion', { '/tender/description': 'Corregida' }),
    )
    await step('julia', id, 'submit')
    await step('tomas', id, 'approve', '', '2')
    expect((await send('ines', publishAction, { slug: 'salud', id }, [['revision', '2']])).status).toBe(302)
    const { body } = await read('julia', historyLoader, { slug: 'salud', id })
    expect(body).toMatchObject({ releases: [{}, {}] })
    expect(JSON.stringify((body as { compared: unknown }).compared)).toContain('Corregida')
  })

  test('approving something that changed since it was read is refused', async () => {
    const id = await complete('Otra compra')
    await step('julia', id, 'submit')
    expect((await step('tomas', id, 'approve', '', '7')).status).toBe(409)
  })

  test('errors stop the approval', async () => {
    const id = await create()
    await database.god`update drafts set error_count = 2 where id = ${id}`
    await step('julia', id, 'submit')
    const answer = await step('tomas', id, 'approve')
    expect(answer.status).toBe(409)
    expect((answer.body as { sentence: string }).sentence).toContain('2 errores')
  })

  test('where the entity asks for it, who captured does not publish', async () => {
    const id = await complete('Compra separada')
    await database.god`update entities set separate_publisher = true where id = ${salud.id}`
    await database.god`update drafts set captured_by = captured_by || (select user_id from memberships where role = 'publisher' and entity_id = ${salud.id}) where id = ${id}`
    await step('julia', id, 'submit')
    await step('tomas', id, 'approve')
    const page = await read('ines', publishLoader, { slug: 'salud', id })
    expect((page.body as { refusal: string }).refusal).toContain('quien captura un proceso no lo publica')
    expect((await send('ines', publishAction, { slug: 'salud', id }, [['revision', '1']])).status).toBe(409)
    await database.god`update entities set separate_publisher = false where id = ${salud.id}`
  })
})

describe('isolation', () => {
  test('another entity: its desk and its drafts are pages that are not there', async () => {
    const id = await create('Canario de salud')
    const loaders = {
      frameLoader,
      homeLoader,
      listLoader,
      newLoader,
      openProcess,
      sectionLoader,
      reviewLoader,
      historyLoader,
      publishLoader,
    }
    for (const [name, loader] of Object.entries(loaders)) {
      const foreign = await read('ajena', loader, at(id))
      expect([name, foreign.status]).toEqual([name, 404])
    }
    for (const loader of [openProcess, sectionLoader, reviewLoader, historyLoader, publishLoader]) {
      const swapped = await read('ajena', loader, { slug: 'obras', id, section: 'licitacion' })
      expect(swapped.status).toBe(404)
      expect(JSON.stringify(swapped.body)).not.toContain('Canario')
    }
  })

  test("saving, reviewing, publishing and correcting by another entity's id change nothing", async () => {
    const id = await create('Canario dos')
    const params = { slug: 'obras', id, section: 'licitacion' }
    expect((await send('ajena', saveAction, params, [['/tender/title', 'robado']])).status).toBe(404)
    expect((await send('ajena', reviewAction, params, [['paso', 'submit']])).status).toBe(404)
    expect((await send('ajena', publishAction, params, [['revision', '1']])).status).toBe(404)
    const ocid = String((await documentOf(id)).ocid)
    expect((await send('ajena', correctAction, { slug: 'obras' }, [['ocid', ocid]])).status).toBe(404)
    expect((await documentOf(id)).tender).toMatchObject({ title: 'Canario dos' })
  })

  test('without the token of the session nothing is done', async () => {
    const id = await create()
    for (const action of [createAction, saveAction, reviewAction, correctAction]) {
      expect(
        (
          await send(
            'julia',
            action,
            at(id),
            [
              ['/tender/title', 'x'],
              ['paso', 'submit'],
            ],
            'otra',
          )
        ).status,
      ).toBe(403)
    }
    expect((await send('ines', publishAction, at(id), [], '')).status).toBe(403)
  })

  test('no id, a broken id and an unknown section are 404', async () => {
    const id = await create()
    expect((await read('julia', sectionLoader, at('no-es-un-id'))).status).toBe(404)
    expect((await read('julia', sectionLoader, at(id, 'inventada'))).status).toBe(404)
  })
})

describe('the list', () => {
  test('by state and text, in pages that neither repeat nor miss', async () => {
    const wanted = new Set<string>()
    for (let count = 0; count < 27; count++) wanted.add(await create(`Página de vacunación ${count}`))
    const first = await read('julia', listLoader, { slug: 'salud' }, '?estado=draft&q=VACUNACION')
    const page = first.body as { lines: { id: string }[]; next: string }
    expect(page.lines).toHaveLength(25)
    const second = await read('julia', listLoader, { slug: 'salud' }, `?estado=draft&q=VACUNACION&desde=${page.next}`)
    const rest = second.body as { lines: { id: string }[]; next: string | null }
    expect(rest.next).toBeNull()
    expect(new Set([...page.lines, ...rest.lines].map(({ id }) => id))).toEqual(wanted)
  })

  test('a hostile place or text is no error', async () => {
    for (const query of [
      '?desde=zzz',
      `?desde=${Buffer.from('["x","y"]').toString('base64url')}`,
      '?q=%25%27%22%5C',
      '?estado=otro&orden=nada',
    ]) {
      expect((await read('julia', listLoader, { slug: 'salud' }, query)).status).toBe(200)
    }
  })

  test('what waits is told by role', async () => {
    const julia = (await read('julia', homeLoader, { slug: 'salud' })).body as { waiting: { key: string }[] }
    const tomas = (await read('tomas', homeLoader, { slug: 'salud' })).body as { waiting: { key: string }[] }
    expect(julia.waiting.map(({ key }) => key)).toContain('drafts')
    expect(tomas.waiting.map(({ key }) => key)).toEqual(['review'])
  })
})
