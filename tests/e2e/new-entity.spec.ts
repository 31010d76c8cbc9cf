import type { Page } from '@playwright/test'
import { beginProcess, fillFields } from './capture-steps.ts'
import { awake, expect, portal, signIn, test, type Watch } from './watched-browser.ts'

const NAME = 'Instituto Almandino de la Obsidiana'
const MAIL = 'rosa.obsidiana@demo.invalid'
const PASSWORD = 'cuarzo rosado en la ventana'

/** Somebody else's browser, signed in nowhere. */
async function otherBrowser(page: Page, watch: Watch): Promise<Page> {
  const context = await page
    .context()
    .browser()!
    .newContext({ baseURL: portal(), locale: 'es-MX', timezoneId: 'America/Mexico_City' })
  await watch.over(context)
  return context.newPage()
}

async function addEntity(page: Page): Promise<void> {
  await page.goto('/plataforma')
  await page.getByRole('link', { name: 'Agregar un ente' }).first().click()
  await awake(page)
  await page.getByLabel('Nombre oficial').pressSequentially(NAME)
  await page.getByLabel('Nombre corto').pressSequentially('IAO')
  await expect(page.getByLabel('Dirección')).toHaveValue('instituto-almandino-de-la-obsidiana')
  await expect(page.getByLabel('Clave', { exact: true })).toHaveValue('IAO')
  await page.getByLabel('Nivel').selectOption('ESTATAL')
  await page.getByLabel('Poder o ámbito').selectOption('EJECUTIVO')
  await page.getByLabel('Tipo de ente').selectOption('organismo-descentralizado')
  await page.getByLabel('Fuente').fill('Decreto ficticio de la demostración')
  await page.getByRole('button', { name: 'Agregar el ente' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'ya está en el padrón' })).toBeVisible()
}

async function inviteAdministrator(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Invitar a quien administra' }).click()
  await page.getByLabel('Nombre de la persona').fill('Rosa Obsidianal Prado')
  await page.getByLabel('Correo electrónico institucional').fill(MAIL)
  await page.getByLabel('También captura procesos').check()
  await page.getByRole('button', { name: 'Enviar la invitación' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'va en camino' })).toBeVisible()
}

/** Opens the newest mail to the invited person in the outbox, and follows its link. */
async function acceptFromOutbox(page: Page): Promise<void> {
  await expect(async () => {
    await page.goto('/bandeja-de-salida')
    await expect(page.getByText(MAIL).first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('row').filter({ hasText: MAIL }).first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'Abrir el enlace del correo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Invitación a')
  await awake(page)
  await page.locator('input[name="contrasena"]').fill(PASSWORD)
  await page.locator('input[name="repetida"]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Crear la cuenta y aceptar' }).click()
  await expect(page).toHaveURL(/\/espacio\/instituto-almandino-de-la-obsidiana/)
}

test('from nothing to the first draft of a new entity, with the clock printed', async ({ page, watch }) => {
  test.setTimeout(120_000)
  await signIn(page, 'operacion')
  const invited = await otherBrowser(page, watch)
  const start = Date.now()
  const clock = (step: string) => process.stdout.write(`${((Date.now() - start) / 1000).toFixed(1)} s  ${step}\n`)

  await addEntity(page)
  clock('operation has added the entity')
  expect((await page.request.get('/entidades/instituto-almandino-de-la-obsidiana')).status()).toBe(200)
  await inviteAdministrator(page)
  clock('its administrator is invited')
  await acceptFromOutbox(invited)
  clock('the administrator has accepted from the outbox')
  const desk = '/espacio/instituto-almandino-de-la-obsidiana'
  await beginProcess(invited, desk, 'Adjudicación directa', 'Lámparas para el taller')
  await awake(invited)
  await fillFields(invited, { 'tender/description': 'Diez lámparas de taller.' })
  await invited.getByRole('button', { name: 'Guardar', exact: true }).last().click()
  await expect(invited.getByRole('status').filter({ hasText: /^Guardado \d/ })).toBeVisible()
  // The goal is a minute; what the clock shows is of the machine. It takes some 6 s on two quiet cores.
  clock('the first draft is saved (the goal is a minute)')

  await page.goto('/plataforma/entes?q=obsidiana')
  await expect(page.getByRole('row').filter({ hasText: NAME })).toContainText('1 persona')
  await expect(page.locator('main')).not.toContainText('Lámparas')
  await invited.context().close()
})
