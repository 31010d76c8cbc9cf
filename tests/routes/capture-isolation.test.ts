import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import { at, closeDesks, create, documentOf, openDesks, read, send } from '#tests/support/capture-desks.ts'

beforeAll(openDesks)
afterAll(closeDesks)

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
    await send('julia', reviewAction, at(await create('Enviado')), [['paso', 'submit']])
    const julia = (await read('julia', homeLoader, { slug: 'salud' })).body as { waiting: { key: string }[] }
    const tomas = (await read('tomas', homeLoader, { slug: 'salud' })).body as { waiting: { key: string }[] }
    expect(julia.waiting.map(({ key }) => key)).toContain('drafts')
    expect(tomas.waiting.map(({ key }) => key)).toEqual(['review'])
  })
})
