import { codeOfStep, stepOf } from '#app/accounts/second-factor/totp.ts'
import accounts from '#tenants/demo/accounts.json' with { type: 'json' }
import { picture } from './manual-pictures.ts'
import { awake, expect, giveDemoCode, overflowOf, pageOf, signIn, test } from './watched-browser.ts'

test('a person sets a second factor up, keeps the codes, sees and ends sessions, and takes the factor off again', async ({
  page,
  watch,
}) => {
  await signIn(page, 'administrador')
  await page.goto('/cuenta/segundo-factor')
  const shown = (await page.locator('.factor-key').textContent()) ?? ''
  await expect(page.locator('.qr-code')).toBeVisible()
  await picture(page, 'segundo-factor', 1100)
  await page.getByLabel('Código de seis dígitos').fill(codeOfStep(shown.replace(/\s/g, ''), stepOf(new Date())))
  await page.getByRole('button', { name: 'Activar el segundo factor' }).click()
  await expect(page.getByRole('heading', { name: 'Sus códigos de recuperación' })).toBeVisible()
  const codes = await page.locator('.recovery-codes code').allTextContents()
  expect(new Set(codes).size).toBe(10)
  await awake(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar como texto' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('codigos-de-recuperacion.txt')
  await page.getByRole('link', { name: 'Ya los guardé, continuar' }).click()

  const other = await page
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(page.url()).origin })
  if (!other) throw new Error('no browser')
  await watch.over(other)
  const elsewhere = await other.newPage()
  await elsewhere.goto('/ingresar')
  await elsewhere.getByLabel('Correo electrónico').fill('administrador@demo.invalid')
  await elsewhere.getByLabel('Contraseña').fill(accounts.password)
  await elsewhere.getByRole('button', { name: 'Entrar' }).click()
  await elsewhere.getByRole('link', { name: /No tengo mi teléfono/ }).click()
  await elsewhere.getByLabel('Código de recuperación').fill(codes[0] ?? '')
  await elsewhere.getByRole('button', { name: 'Entrar' }).click()
  await expect(elsewhere.getByText('Le quedan 9 códigos')).toBeVisible()

  await page.goto('/cuenta/sesiones')
  await expect(page.getByText('Esta sesión', { exact: true })).toBeVisible()
  await picture(page, 'sesiones', 700)
  await page.getByRole('button', { name: 'Cerrar todas las demás' }).click()
  await expect(page.getByText('Se cerró una sesión')).toBeVisible()
  await elsewhere.goto('/cuenta')
  await expect(elsewhere).toHaveURL(/\/ingresar/)
  await other.close()

  await page.goto('/cuenta/segundo-factor')
  await page.getByText('Quitarlo').click()
  await page.locator('#quitar-contrasena').fill(accounts.password)
  await page.locator('#quitar-codigo').fill(codes[1] ?? '')
  await page.getByRole('button', { name: 'Quitar el segundo factor' }).click()
  await expect(page.locator('.qr-code')).toBeVisible()
})

test('the code of the demonstration is typed like any other, also twice in a row, and nothing is wider than a phone', async ({
  page,
  watch,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/ingresar')
  await page.getByLabel('Correo electrónico').fill('auditoria@demo.invalid')
  await page.getByLabel('Contraseña').fill(accounts.password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await expect(page.getByText('Solo en la demostración')).toBeVisible()
  expect(await overflowOf(page)).toBe(0)
  await picture(page, 'codigo', 844)
  await giveDemoCode(page)
  await expect(page).toHaveURL(/\/espacio/)
  for (const path of [
    '/cuenta',
    '/cuenta/contrasena',
    '/cuenta/segundo-factor',
    '/cuenta/sesiones',
    '/cuenta/confirmar',
  ]) {
    await page.goto(path)
    expect(await overflowOf(page), path).toBe(0)
  }
  const second = await pageOf(page, watch, 'auditoria')
  await second.context().close()
})
