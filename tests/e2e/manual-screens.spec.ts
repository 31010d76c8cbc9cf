import { picture } from './manual-pictures.ts'
import { accountOf, Desks, fillPath, findPlaces } from './page-places.ts'
import { awake, test } from './watched-browser.ts'

/** Pictures of the manual that no other test comes by: name, role that sees it (null: everybody), address, height. */
const SCREENS: readonly (readonly [name: string, role: string | null, path: string, height: number])[] = [
  ['importar', 'capturer', '/espacio/{own}/importar', 720],
  ['importacion', 'capturer', '/espacio/{own}/importar/{import}', 860],
  ['bitacora', 'entity_admin', '/espacio/{own}/bitacora', 700],
  ['mi-espacio', 'entity_admin', '/espacio/{own}', 700],
  ['en-el-estado', 'coordinator', '/espacio', 760],
  ['operacion', 'platform_admin', '/plataforma', 560],
  ['ficha-del-ente', 'platform_admin', '/plataforma/entes/servicios-de-salud', 860],
  ['datos', null, '/datos', 900],
]

// Only when pictures are asked for: there is nothing to test here.
if (process.env.MANUAL_PICTURES === '1')
  test('the manual has a picture of every kind of screen', async ({ browser, watch }) => {
    test.setTimeout(600_000)
    const desks = new Desks(browser, watch)
    const places = await findPlaces(desks)
    for (const [name, role, path, height] of SCREENS) {
      const page = await desks.of(role && accountOf(role))
      await page.goto(fillPath(path, places))
      await awake(page)
      await picture(page, name, height)
    }
    await desks.close()
  })
