import { beginProcess, field } from './capture-steps.ts'
import { expect, portal, signIn, test } from './watched-browser.ts'

const DESK = '/espacio/oficialia-mayor'

test('what was typed when the session ended is in the form again after signing in', async ({ page, context }) => {
  await signIn(page, 'capturista')
  const draft = await beginProcess(page, DESK, 'Licitación pública', 'Limpieza de oficinas')
  await page.goto(`${draft}/licitacion`)
  await context.clearCookies()
  await field(page, 'tender/description').fill('Limpieza diaria de tres edificios')
  await expect(page.getByText('Su sesión terminó')).toBeVisible()
  await page.getByRole('link', { name: 'Entrar otra vez' }).click()
  await signIn(page, 'capturista')
  await page.goto(`${draft}/licitacion`)
  await expect(page.getByText('no alcanzó a guardarse')).toBeVisible()
  await expect(field(page, 'tender/description')).toHaveValue('Limpieza diaria de tres edificios')
  await expect(page.getByText(/^Guardado \d/)).toBeVisible()
  await page.reload()
  await expect(field(page, 'tender/description')).toHaveValue('Limpieza diaria de tres edificios')
  await expect(page.getByText('no alcanzó a guardarse')).toBeHidden()
})

test('a page that is left in the middle of a word gives it back', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept())
  await signIn(page, 'capturista')
  const draft = await beginProcess(page, DESK, 'Adjudicación directa', 'Papelería')
  await page.goto(`${draft}/licitacion`)
  await field(page, 'tender/description').pressSequentially('Hojas y carp')
  await page.reload()
  await expect(field(page, 'tender/description')).toHaveValue('Hojas y carp')
})

test('without JavaScript the sign-in page says that the form was not saved', async ({ browser, watch }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal() })
  await watch.over(context)
  const page = await context.newPage()
  await signIn(page, 'capturista')
  const draft = await beginProcess(page, DESK, 'Adjudicación directa', 'Papelería')
  await page.goto(`${draft}/licitacion`)
  await context.clearCookies()
  await page.locator('.save-bar').getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText('Lo último que envió no se guardó.')).toBeVisible()
  await context.close()
})
