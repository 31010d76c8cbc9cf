import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { action as saveAction, loader as sectionLoader } from '#app/routes/espacio.$slug.procesos.$id.$section.tsx'
import { loader as historyLoader } from '#app/routes/espacio.$slug.procesos.$id.historial.tsx'
import { action as publishAction, loader as publishLoader } from '#app/routes/espacio.$slug.procesos.$id.publicar.tsx'
import { action as reviewAction } from '#app/routes/espacio.$slug.procesos.$id.revision.tsx'
import { action as correctAction } from '#app/routes/espacio.$slug.procesos.corregir.ts'
import {
  at,
  closeDesks,
  create,
  database,
  documentOf,
  fileNumber,
  type Name,
  openDesks,
  read,
  salud,
  send,
  typed,
} from '#tests/support/capture-desks.ts'
import { sampleDocument } from '#tests/support/sample-documents.ts'

beforeAll(openDesks)
afterAll(closeDesks)

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

  test('a published process without a draft is opened equal to what is public, ready for a new publication', async () => {
    const id = await complete('Publicada y sin borrador')
    await step('julia', id, 'submit')
    await step('tomas', id, 'approve')
    await send('ines', publishAction, { slug: 'salud', id }, [['revision', '1']])
    const { ocid } = await documentOf(id)
    await database.god`delete from draft_events where draft_id = ${id}`
    await database.god`delete from drafts where id = ${id}`
    const answer = await send('ines', correctAction, { slug: 'salud' }, [['ocid', String(ocid)]])
    const fresh = answer.headers.get('location')?.split('/')[4] ?? ''
    expect(await documentOf(fresh)).toMatchObject({ ocid, tender: { title: 'Publicada y sin borrador' } })
    expect((await read('ines', publishLoader, { slug: 'salud', id: fresh })).body).toMatchObject({
      number: 2,
      tags: [],
      changes: [],
    })
    const again = await send('ines', correctAction, { slug: 'salud' }, [['ocid', String(ocid)]])
    expect(again.headers.get('location')).toContain(fresh)
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
