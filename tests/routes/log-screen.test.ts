import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '#app/audit/verify-chain.server.ts'
import { loader as log } from '#app/routes/espacio.$slug.bitacora.tsx'
import { loader as csv } from '#app/routes/espacio.$slug.bitacora[.]csv.ts'
import { action as review } from '#app/routes/espacio.$slug.procesos.$id.revision.tsx'
import { loader as published } from '#app/routes/espacio.$slug.procesos.publicados.tsx'
import * as desks from '#tests/support/capture-desks.ts'

interface LogPage {
  lines: { position: number; who: string; what: string; subject: string; draftId: string | null }[]
  next: number | null
  actors: { id: string; name: string }[]
}

beforeAll(async () => {
  await desks.openDesks()
  // Otra is entity_admin here too.
  await desks.database.god`insert into memberships (entity_id, user_id, role)
    select ${desks.salud.id}, id, 'entity_admin' from users where email = 'otra@prueba.invalid'`
})
afterAll(() => desks.closeDesks())

const page = async (query = '') => {
  const { status, body } = await desks.read('otra', log, { slug: 'salud' }, query)
  expect(status).toBe(200)
  return body as LogPage
}

describe('what people do is in the log of their entity', () => {
  test('creating, sending, returning, and what is refused', async () => {
    const id = await desks.create('Compra con bitácora')
    const at = { slug: 'salud', id }
    const step = (who: desks.Name, paso: string, comentario = '') =>
      desks.send(who, review, at, [
        ['paso', paso],
        ['revision', '1'],
        ['comentario', comentario],
      ])
    await step('julia', 'submit')
    await step('tomas', 'return', 'Falta el monto, lo pidió Ana')
    expect((await desks.read('tomas', published, { slug: 'salud' })).status).toBe(403)
    expect((await desks.read('ajena', log, { slug: 'salud' })).status).toBe(404)
    const { lines, actors } = await page()
    expect(lines.map(({ what }) => what)).toEqual([
      'Pidió algo que no le toca, y se le negó',
      'Devolvió el proceso con comentarios',
      'Envió el proceso a revisión',
      'Creó el proceso',
    ])
    expect(lines[1]).toMatchObject({ who: 'Persona tomas@prueba.invalid', subject: 'Compra con bitácora', draftId: id })
    expect(actors).toHaveLength(2)
    const [foreign] = await desks.database.god`select subject from audit_events where action = 'refuse-entity'`
    expect(foreign?.subject).toBe('salud')
    const stored = JSON.stringify(await desks.database.god`select * from audit_events`)
    expect(stored).not.toMatch(/@prueba|lo pidió Ana/)
    const steps = await desks.database
      .god`select detail from audit_events where action in ('submit-draft', 'return-draft')`
    for (const { detail } of steps) expect(detail.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('who is neither administrator nor internal control is told so', async () => {
    for (const who of ['julia', 'tomas', 'ines'] as const) {
      expect((await desks.read(who, log, { slug: 'salud' })).status).toBe(403)
      expect((await desks.read(who, csv, { slug: 'salud' })).status).toBe(403)
    }
  })

  test('filters by act, person and day; pages by position, each entry once', async () => {
    expect((await page('?acto=create-draft')).lines.every(({ what }) => what === 'Creó el proceso')).toBe(true)
    const tomas = (await page()).actors.find(({ name }) => name.includes('tomas'))!
    expect((await page(`?persona=${tomas.id}&acto=return-draft`)).lines).toHaveLength(1)
    expect((await page('?desde=2099-01-01')).lines).toEqual([])
    expect((await page('?hasta=2000-01-01&acto=%27&antes=x&persona=x')).lines).toEqual([])
    for (let turn = 0; turn < 55; turn++) await desks.create(`Otra ${turn}`)
    const first = await page()
    expect(first.lines).toHaveLength(50)
    const second = await page(`?antes=${first.next}`)
    const positions = [...first.lines, ...second.lines].map(({ position }) => position)
    expect(positions).toEqual(Array.from({ length: positions.length }, (_, at) => positions[0]! - at))
    expect(positions.at(-1)).toBe(1)
  })

  test('as CSV, which is an act of the log itself; titles are no formulas', async () => {
    await desks.create('=HYPERLINK("http://evil")')
    const { status, body } = await desks.read('otra', csv, { slug: 'salud' }, '?acto=create-draft')
    expect(status).toBe(200)
    const text = String(body)
    expect(text).toContain('"\'=HYPERLINK')
    expect(text.split('\r\n').length).toBeGreaterThan(50)
    expect((await page()).lines[0]).toMatchObject({ what: 'Descargó la bitácora', subject: '' })
    expect((await verifyChains('salud'))[0]?.valid).toBe(true)
  })
})
