import type { Page } from '@playwright/test'
import { addMember, addOrganization, beginProcess, fillFields } from './capture-steps.ts'
import { picture } from './manual-pictures.ts'
import { awake, expect, pageOf, signIn, test, type Watch } from './watched-browser.ts'

const DESK = '/espacio/oficialia-mayor'
const TITLE = 'Sillas para la sala de lectura de la biblioteca central'
const SUPPLIER = ['MDM150312QX8', 'Muebles del Mirador SA de CV'] as const

const saveAndGoOn = async (page: Page, next: string) => {
  await page.getByRole('button', { name: `Seguir con ${next}` }).click()
  await expect(page.getByRole('heading', { level: 2, name: next, exact: true })).toBeVisible()
  await awake(page)
}
const meterOf = (page: Page) => page.locator('.answers .meter-words').textContent()

/** What and how: items, amount, reason, who takes part. */
async function captureTender(page: Page): Promise<void> {
  await fillFields(page, {
    'tender/description': 'Cuarenta sillas con respaldo alto para la sala de lectura, entregadas y armadas.',
    'tender/status': 'complete',
    'tender/mainProcurementCategory': 'goods',
    'tender/additionalProcurementCategories': true,
    'tender/value/netAmount': '68965.52',
    'tender/value/amount': '80000.00',
    'tender/procurementMethodRationale': 'Artículo 42: el monto no rebasa el máximo de adjudicación directa.',
    'tender/contractPeriod/startDate': '2026-03-02',
    'tender/contractPeriod/endDate': '2026-04-30',
    'tender/numberOfTenderers': '1',
  })
  await addMember(page, 'Agregar partida', 'tender/items/0/description')
  await fillFields(page, {
    'tender/items/0/description': 'Silla de madera con respaldo alto',
    'tender/items/0/classification/scheme': 'CUCOP',
    'tender/items/0/classification/id': '51100001',
    'tender/items/0/classification/description': 'Mobiliario',
    'tender/items/0/quantity': '40',
    'tender/items/0/unit/name': 'Pieza',
    'tender/items/0/unit/value/amount': '2000',
    'tender/items/0/deliveryAddress/locality': 'Ciudad Jaspe',
  })
  await addOrganization(page, 'tender/tenderers', ...SUPPLIER)
}

async function capturePlanning(page: Page): Promise<void> {
  await fillFields(page, {
    'planning/rationale': 'La sala de lectura tiene cuarenta lugares y las sillas actuales están rotas.',
    'planning/requestingUnits': true,
    'planning/contractingUnits': true,
    'planning/responsibleUnits': true,
    'planning/budget/id': '51101',
    'planning/budget/description': 'Muebles de oficina y estantería',
    'planning/budget/amount/amount': '80000',
    'planning/budget/project': 'Bibliotecas públicas',
    'planning/hasQuotes-2': true,
  })
  await addMember(page, 'Agregar parte del presupuesto', 'planning/budget/budgetBreakdown/0/description')
  await fillFields(page, {
    'planning/budget/budgetBreakdown/0/description': 'Recursos propios del estado',
    'planning/budget/budgetBreakdown/0/amount/amount': '80000',
    'planning/budget/budgetBreakdown/0/origin': 'Estatales',
    'planning/budget/budgetBreakdown/0/sourceParty': 'MX-RFC-OME700101015',
  })
}

async function captureAwardAndContract(page: Page): Promise<void> {
  await addMember(page, 'Agregar adjudicación', 'awards/0/title')
  await fillFields(page, {
    'awards/0/title': 'Adjudicación de las sillas',
    'awards/0/status': 'active',
    'awards/0/date': '2026-02-20',
    'awards/0/value/netAmount': '68965.52',
    'awards/0/value/amount': '80000.00',
  })
  await page.getByRole('checkbox', { name: SUPPLIER[1] }).first().check()
  await saveAndGoOn(page, 'Contrato')
  await addMember(page, 'Agregar contrato', 'contracts/0/title')
  await fillFields(page, {
    'contracts/0/awardID': 'adjudicacion-1',
    'contracts/0/title': 'Contrato de las sillas',
    'contracts/0/status': 'active',
    'contracts/0/dateSigned': '2026-02-27',
    'contracts/0/period/startDate': '2026-03-02',
    'contracts/0/period/endDate': '2026-04-30',
    'contracts/0/value/netAmount': '68965.52',
    'contracts/0/value/amount': '80000.00',
  })
}

/** A step of the review, with its comment; the page comes back with the new state. */
async function takeStep(page: Page, draft: string, button: string, state: RegExp, comment = ''): Promise<void> {
  await page.goto(`${draft}/revision`)
  await awake(page)
  if (comment) await page.getByRole('textbox', { name: 'Comentario' }).fill(comment)
  await page.getByRole('button', { name: button }).click()
  await expect(page.locator('.steps-box p').first()).toContainText(state)
}

async function publish(page: Page, draft: string, button: string): Promise<number> {
  await page.goto(`${draft}/revision`)
  await page.getByRole('link', { name: 'Publicar…' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('¿Publicar')
  await awake(page)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page).toHaveURL(/\/historial$/)
  return Date.now()
}

test('from the first field to the citizen: capture, return, correct, approve, publish, find, correct in public', async ({
  page,
  watch,
}) => {
  test.setTimeout(170_000)
  const [reviewer, publisher] = [await pageOf(page, watch, 'revisor'), await pageOf(page, watch, 'publicador')]
  let draft = ''
  let ocid = ''

  await test.step('who captures begins a direct award', async () => {
    await page.goto('/ingresar')
    await picture(page, 'entrar', 640)
    await signIn(page, 'capturista')
    await picture(page, 'mi-trabajo', 640)
    await page.goto(`${DESK}/procesos/nuevo`)
    await picture(page, 'proceso-nuevo', 860)
    draft = await beginProcess(page, DESK, 'Adjudicación directa', TITLE)
    ocid = (await page.locator('.draft-head-line').textContent())?.match(/ocds-[\w-]+/)?.[0] ?? ''
    expect(await meterOf(page)).toMatch(/^0 de \d preguntas respondidas$/)
  })

  await test.step('the meter and the findings follow what is written, without leaving the page', async () => {
    await awake(page)
    await captureTender(page)
    await expect(page.getByRole('status').filter({ hasText: /^Guardado \d/ })).toBeVisible()
    await picture(page, 'capturar')
    expect(await meterOf(page)).toMatch(/^[4-8] de \d preguntas respondidas$/)
    await expect(page.locator('.findings').getByRole('link').first()).toBeVisible()
  })

  await test.step('the other stages', async () => {
    await saveAndGoOn(page, 'Adjudicación')
    await captureAwardAndContract(page)
    await page.getByRole('button', { name: 'Guardar', exact: true }).last().click()
    await expect(page.getByRole('status').filter({ hasText: /^Guardado \d/ })).toBeVisible()
    await page.goto(`${draft}/planeacion`)
    await awake(page)
    await capturePlanning(page)
    await page.getByRole('button', { name: 'Guardar', exact: true }).last().click()
    await expect(page.locator('.answers .meter-words')).toHaveText(/^8 de 8/)
    await expect(page.getByRole('status').filter({ hasText: /^Guardado \d/ })).toBeVisible()
    await page.locator('.findings').scrollIntoViewIfNeeded()
    await picture(page, 'hallazgos', 1000)
  })

  await test.step('a finding leads to its field', async () => {
    const finding = page.locator('.findings').getByRole('link').first()
    const target = (await finding.getAttribute('href')) ?? ''
    await finding.click()
    await expect(page).toHaveURL(new RegExp(`${target.split('#')[0]}`))
  })

  await test.step('submitted, returned with a comment, corrected, approved', async () => {
    await takeStep(page, draft, 'Enviar a revisión', /Espera a quien revisa/)
    await reviewer.goto(`${draft}/revision`)
    await picture(reviewer, 'revisar')
    await takeStep(
      reviewer,
      draft,
      'Devolver con comentario',
      /Se devolvió/,
      'Falta decir de qué madera son las sillas.',
    )
    await page.goto(`${draft}/licitacion`)
    await awake(page)
    await expect(page.getByText('Falta decir de qué madera son las sillas.')).toBeVisible()
    await picture(page, 'devuelto', 640)
    await fillFields(page, { 'tender/items/0/description': 'Silla de madera de pino con respaldo alto' })
    await page.getByRole('button', { name: 'Guardar', exact: true }).last().click()
    await expect(page.getByRole('status').filter({ hasText: /^Guardado \d/ })).toBeVisible()
    await takeStep(page, draft, 'Enviar a revisión', /Espera a quien revisa/)
    await takeStep(reviewer, draft, 'Aprobar', /Está aprobado/)
  })

  await test.step('nobody outside knows of it until it is published', async () => {
    expect((await page.request.get(`/procesos/${ocid}`)).status()).toBe(404)
    await publisher.goto(`${draft}/publicar`)
    await picture(publisher, 'publicar', 640)
  })

  const visitor = await visitorOf(page, watch)
  await test.step('published, a visitor finds it by its words at once, and it is in the feed', async () => {
    const published = await publish(publisher, draft, 'Publicar')
    // One question, asked once: the first answer after publishing has it.
    await visitor.goto('/buscar?q=sillas+sala+de+lectura+biblioteca')
    const found = visitor.locator(`a[href="/procesos/${ocid}"]`)
    expect(await found.count(), 'in the first answer').toBeGreaterThan(0)
    process.stdout.write(`found ${Date.now() - published} ms after publishing\n`)
    await picture(visitor, 'encontrado', 700)
    await found.first().click()
    await expect(visitor.getByRole('region', { name: 'Lo esencial' })).toContainText(SUPPLIER[1])
    await picture(visitor, 'publicado')
    expect(await releasesOf(visitor, ocid)).toBe(1)
  })

  await test.step('a correction is a new release, and what changed can be read', async () => {
    await page.goto(`${DESK}/procesos/publicados?q=sala+de+lectura`)
    await awake(page)
    const row = page.getByRole('row').filter({ hasText: ocid })
    await picture(page, 'corregir', 560)
    await row.getByRole('button', { name: /Corregir/ }).click()
    await expect(page).toHaveURL(/\/licitacion$/)
    await awake(page)
    await fillFields(page, { 'tender/items/0/quantity': '38' })
    await page.getByRole('button', { name: 'Guardar', exact: true }).last().click()
    await expect(page.getByRole('status').filter({ hasText: /^Guardado \d/ })).toBeVisible()
    await takeStep(page, draft, 'Enviar a revisión', /Espera a quien revisa/)
    await takeStep(reviewer, draft, 'Aprobar', /Está aprobado/)
    await publish(publisher, draft, 'Publicar la corrección')
    await expect(publisher.locator('.diff-change')).toContainText(['Cantidad'])
    await visitor.goto(`/procesos/${ocid}/cambios`)
    const change = visitor.locator('.diff-change').filter({ hasText: 'Cantidad' })
    await expect(change.locator('del')).toHaveText('40')
    await expect(change.locator('ins')).toHaveText('38')
    await picture(visitor, 'cambios', 560)
    expect(await releasesOf(visitor, ocid)).toBe(2)
  })
  for (const one of [reviewer, publisher, visitor]) await one.context().close()
})

async function visitorOf(page: Page, watch: Watch): Promise<Page> {
  const context = await page
    .context()
    .browser()!
    .newContext({ baseURL: new URL(page.url()).origin, locale: 'es-MX' })
  await watch.over(context)
  return context.newPage()
}

/** How many releases of a process the entity's feed has by now. */
async function releasesOf(page: Page, ocid: string): Promise<number> {
  let address: string | undefined = '/api/v1/entities/oficialia-mayor/releases?limit=1000'
  let count = 0
  while (address) {
    const body = (await (await page.request.get(address)).json()) as {
      releases: { ocid: string }[]
      links?: { next?: string }
    }
    count += body.releases.filter((release) => release.ocid === ocid).length
    address = body.releases.length > 0 ? body.links?.next : undefined
  }
  return count
}
