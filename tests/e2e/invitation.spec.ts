import { picture } from './manual-pictures.ts'
import { awake, expect, overflowOf, pageOf, portal, signIn, test } from './watched-browser.ts'

const PASSWORD = 'nube rara sobre el cerro'

/** Opens the newest mail of the outbox to an address, which the runner puts there within seconds; null when it does not come. */
async function openMail(page: import('@playwright/test').Page, subject: string, address: string): Promise<void> {
  await expect(async () => {
    await page.goto('/bandeja-de-salida')
    const row = page.getByRole('row').filter({ hasText: subject }).filter({ hasText: address })
    await row.first().getByRole('link').click({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
}

test('an administrator invites; the mail is in the outbox; the person accepts, works, and is in the list; their colleagues hear of a new administrator', async ({
  page,
  watch,
}) => {
  const address = `marisol+${Date.now()}@oficialia.example`
  await signIn(page, 'administrador')
  await page.getByRole('link', { name: 'Personas', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Personas y permisos' })).toBeVisible()
  await picture(page, 'personas-lista')
  await page.getByRole('link', { name: 'Invitar a una persona' }).click()
  await page.getByLabel('Correo electrónico').fill(address)
  await page.getByLabel('Nombre y apellidos').fill('Marisol Aldana Ríos')
  await page.getByLabel('Capturista').check()
  await page.getByLabel('Administrador del ente').check()
  await picture(page, 'personas-invitar', 1100)
  await page.getByRole('button', { name: 'Enviar la invitación' }).click()
  await expect(page.getByRole('status')).toContainText('va en camino')
  await expect(page.getByRole('row').filter({ hasText: address })).toContainText('Volver a enviar')
  await picture(page, 'personas-pendientes', 1100)

  const browser = page.context().browser()
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({
    baseURL: portal(),
    locale: 'es-MX',
    viewport: { width: 390, height: 844 },
  })
  await watch.over(context)
  const hers = await context.newPage()
  await openMail(hers, 'Invitación para trabajar en', address)
  await expect(hers.getByText('72 horas')).toBeVisible()
  expect(await overflowOf(hers)).toBe(0)
  await hers.getByRole('link', { name: 'Abrir el enlace del correo' }).click()
  await expect(hers.getByRole('heading', { name: /^Invitación a/ })).toBeVisible()
  expect(new URL(hers.url()).hash).toBe('')
  expect(await overflowOf(hers)).toBe(0)
  await hers.getByLabel('Contraseña nueva').fill(PASSWORD)
  await hers.getByLabel('Repita la contraseña').fill(PASSWORD)
  await hers.getByRole('button', { name: 'Crear la cuenta y aceptar' }).click()
  await expect(hers.getByRole('heading', { name: 'Mi trabajo' })).toBeVisible()
  await hers.goto(`${hers.url()}/personas`)
  await expect(hers.getByRole('row').filter({ hasText: address })).toContainText('(usted)')
  expect(await overflowOf(hers)).toBe(0)
  await context.close()

  const colleague = await pageOf(page, watch, 'capturista')
  await expect(colleague.getByText('Marisol Aldana Ríos administra ahora este ente')).toBeVisible()
  await awake(colleague)
  await picture(colleague, 'personas-aviso')
  await colleague.getByRole('button', { name: /^Entendido/ }).click()
  await expect(colleague.getByText('administra ahora este ente')).toBeHidden()
  await colleague.reload()
  await expect(colleague.getByText('administra ahora este ente')).toBeHidden()
  await colleague.context().close()

  await page.reload()
  await page.getByRole('link', { name: 'Marisol Aldana Ríos' }).click()
  await picture(page, 'personas-papeles', 1100)
  await page.getByRole('link', { name: 'Quitar del ente' }).click()
  await page.getByRole('button', { name: 'Quitar del ente' }).click()
  await expect(page.getByRole('status')).toContainText('ya no trabaja en el ente')
})

test('a lost password comes back by mail, also without scripts: the code is pasted', async ({ page, watch }) => {
  const browser = page.context().browser()
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({ baseURL: portal(), locale: 'es-MX', javaScriptEnabled: false })
  await watch.over(context)
  const plain = await context.newPage()
  await plain.goto('/ingresar')
  await plain.getByRole('link', { name: '¿Olvidó su contraseña?' }).click()
  await plain.getByLabel('Correo electrónico').fill('revisor@demo.invalid')
  await plain.getByRole('button', { name: 'Enviar el enlace' }).click()
  await expect(plain.getByText('Si ese correo tiene una cuenta')).toBeVisible()
  await openMail(plain, 'Recuperar el acceso', 'revisor@demo.invalid')
  const text = (await plain.locator('pre').textContent()) ?? ''
  await plain.goto('/recuperar/contrasena')
  await plain.getByLabel('Código del correo').fill(/código: (\S+)/.exec(text)?.[1] ?? '')
  await plain.getByRole('button', { name: 'Continuar' }).click()
  await expect(plain.getByText('Para la cuenta revisor@demo.invalid')).toBeVisible()
  await context.close()
})
