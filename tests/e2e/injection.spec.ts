import type { Page } from '@playwright/test'
import { beginProcess } from './capture-steps.ts'
import { awake, expect, signIn, test } from './watched-browser.ts'

const DESK = '/espacio/oficialia-mayor'

/** Each breaks out of another place: text, an attribute, a script's data, an address. All of them would set the same word. */
const PAYLOADS = [
  '<script>window.xoco=1</script>',
  '"><img src=x onerror=window.xoco=1>',
  "'-window.xoco=1-'",
  '</script><script>window.xoco=1</script>',
  '<svg/onload=window.xoco=1>',
  'javascript:window.xoco=1',
  '{{window.xoco=1}}',
]

/** Nothing of ours ran: no word set, no dialog, no element of a payload in the page. */
async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'xoco' in window)).toBe(false)
  expect(await page.locator('img[src="x"], svg[onload], script:text("window.xoco=1")').count()).toBe(0)
  expect(await page.locator('a[href^="javascript" i]').count()).toBe(0)
}

test('markup typed into every text field of capture is text on every screen that shows it (C10)', async ({ page }) => {
  test.slow()
  let dialogs = 0
  page.on('dialog', async (dialog) => {
    if (dialog.type() !== 'beforeunload') dialogs += 1
    await dialog.accept()
  })
  await signIn(page, 'capturista')
  const draft = await beginProcess(page, DESK, 'Licitación pública', PAYLOADS[0] ?? '')
  for (const section of ['planeacion', 'licitacion', 'contrato']) {
    await page.goto(`${draft}/${section}`)
    await awake(page)
    const fields = page.locator('main form input[type="text"]:visible:enabled, main form textarea:visible:enabled')
    const count = await fields.count()
    for (let at = 0; at < count; at += 1) {
      const field = fields.nth(at)
      const limit = Number((await field.getAttribute('maxlength')) ?? 1000)
      if (await field.isEditable()) await field.fill((PAYLOADS[at % PAYLOADS.length] ?? '').slice(0, limit))
    }
    await page.locator('.save-bar').getByRole('button', { name: 'Guardar', exact: true }).click()
    await awake(page)
    await expectHarmless(page)
  }
  for (const view of ['planeacion', 'licitacion', 'contrato', 'revision', 'historial']) {
    await page.goto(`${draft}/${view}`)
    await awake(page)
    await expectHarmless(page)
  }
  await page.goto(`${DESK}/procesos`)
  await expect(page.getByText('window.xoco=1').first()).toBeVisible()
  await expectHarmless(page)
  expect(dialogs).toBe(0)
})

test('markup in an address is text: search, filters, the way back, pages that are not there', async ({ page }) => {
  for (const payload of PAYLOADS) {
    const text = encodeURIComponent(payload)
    for (const path of [
      `/buscar?q=${text}&ente=${text}&proveedor=${text}`,
      `/entidades?q=${text}`,
      `/ingresar?volver=${text}&aviso=${text}`,
      `/procesos/${text}`,
      `/proveedores/${text}`,
      `/${text}`,
    ]) {
      await page.goto(path)
      await expectHarmless(page)
    }
  }
})
