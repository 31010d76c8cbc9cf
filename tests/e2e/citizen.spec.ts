import type { Page } from '@playwright/test'
import { picture } from './manual-pictures.ts'
import { expect, overflowOf, test } from './watched-browser.ts'

/** From the home page to a process: search, filter, open. Works by links and forms alone. */
async function searchAndOpen(page: Page, { phone = false } = {}): Promise<string> {
  await page.goto('/')
  await page.getByRole('search').last().getByRole('searchbox').fill('licitación')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/buscar\?q=licitaci/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Procesos de contratación')
  await expect(page.getByRole('status').first()).toContainText(/proceso/)
  const before = await page.getByRole('status').first().textContent()

  if (phone) await page.getByRole('link', { name: 'Filtrar' }).click()
  const option = page.locator('input[name=ambito][value=EJECUTIVO]')
  const group = page.locator('details.facet').filter({ has: option })
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click()
  await option.check()
  await page.getByRole('button', { name: /Aplicar filtros/ }).click()
  await expect(page).toHaveURL(/ambito=EJECUTIVO/)
  expect(await page.getByRole('status').first().textContent()).not.toBe(before)
  await page.locator('a[href^="/procesos/"]').first().click()
  await expect(page).toHaveURL(/\/procesos\/ocds-/)
  return new URL(page.url()).pathname
}

const QUESTIONS = [
  '¿Qué compra?',
  '¿Cómo compra?',
  '¿Cuánto compra?',
  '¿Dónde compra?',
  '¿A quién le compra?',
  '¿A qué precio?',
  '¿Cuándo?',
  '¿De dónde sale el recurso?',
]

async function readProcess(page: Page): Promise<void> {
  const answers = page.getByRole('region', { name: 'Lo esencial' })
  expect(await answers.locator('dt').allTextContents()).toEqual(QUESTIONS)
  for (const sentence of await answers.locator('dd').allTextContents()) expect(sentence.length).toBeGreaterThan(8)
  await expect(page.getByRole('heading', { name: 'Cambios' })).toBeVisible()
}

async function readData(page: Page, path: string): Promise<void> {
  const ocid = decodeURIComponent(path.split('/')[2] ?? '')
  const link = page.getByRole('link', { name: /JSON|expediente|registro/i }).and(page.locator('a[href*="/records/"]'))
  const href = await link.first().getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-type']).toContain('application/json')
  const { records } = (await answer.json()) as { records: { ocid: string; compiledRelease: { ocid: string } }[] }
  expect(records[0]?.compiledRelease.ocid).toBe(ocid)
}

test('a visitor searches «licitación», filters, opens a process, reads its eight answers and takes its data', async ({
  page,
}) => {
  await page.goto('/')
  await picture(page, 'inicio')
  const path = await searchAndOpen(page)
  await readProcess(page)
  await readData(page, path)
})

test('a visitor sees what changed between two publications of a process', async ({ page }) => {
  await page.goto('/')
  const { releases } = (await (await page.request.get('/api/v1/releases?limit=300')).json()) as {
    releases: { ocid: string }[]
  }
  const times = new Map<string, number>()
  for (const { ocid } of releases) times.set(ocid, (times.get(ocid) ?? 0) + 1)
  const corrected = [...times].find(([, count]) => count > 1)?.[0] ?? ''
  await page.goto(`/procesos/${corrected}`)
  await page.getByRole('link', { name: 'Comparar dos publicaciones' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qué cambió entre dos publicaciones')
  await expect(page.locator('.diff-change').first()).toContainText(/Se agregó|Cambió|Se quitó/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same is read: search, filter, process, data, differences', async ({ page }) => {
    const path = await searchAndOpen(page)
    await readProcess(page)
    await readData(page, path)
    await page.goto(`${path}/cambios`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qué cambió entre dos publicaciones')
  })
})

test.describe('on a phone of 390 px', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the same, with the filters in their drawer, and nothing is wider than the phone', async ({ page }) => {
    const path = await searchAndOpen(page, { phone: true })
    expect(await overflowOf(page)).toBe(0)
    await readProcess(page)
    await readData(page, path)
  })
})

test('a page that is not there says so and leads back', async ({ page }) => {
  await page.goto('/procesos/ocds-demo00-NADIE-2026-1')
  await expect(page.getByText('Este proceso no se ha publicado')).toBeVisible()
  await page.goto('/no-existe')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No encontramos la página')
})
