import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import accounts from '#tenants/demo/accounts.json' with { type: 'json' }

/** What a page did that none of ours may do. */
export interface Watch {
  problems: string[]
  /** Notes down what every page of a context complains of or asks elsewhere. */
  over(context: BrowserContext): Promise<void>
}

/** Answers that a test provokes on purpose: the browser writes a line of its own about them. */
const REFUSED = /Failed to load resource: the server responded with a status of (401|403|404|409|422)/

/** Address of the demo portal of this run. */
export const portal = (): string => process.env.PORTAL_TEST_URL ?? 'http://localhost:3000'

/**
 * The test of this suite: every page is watched for console errors, violations of the content security policy, uncaught errors and
 * requests to other hosts; a test with any of them fails.
 */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const problems: string[] = []
      await use({ problems, over: (context) => watchContext(context, problems) })
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
  baseURL: async ({ browserName: _ }, use) => use(portal()),
  context: async ({ context, watch }, use) => {
    await watch.over(context)
    await use(context)
  },
})
export { expect }

async function watchContext(context: BrowserContext, problems: string[]): Promise<void> {
  const own = new URL(portal()).origin
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== own) problems.push(`request to ${request.url()}`)
  })
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text()))
      problems.push(`${message.type()} on ${message.page()?.url()}: ${message.text()}`)
  })
  context.on('weberror', (error) => problems.push(`uncaught on ${error.page()?.url()}: ${error.error().message}`))
}

/** Signs a demo account in by the forms; where the account has a second factor, with the code that the demonstration shows. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/ingresar')
  await page.getByLabel('Correo electrónico').fill(`${name}@demo.invalid`)
  await page.getByLabel('Contraseña').fill(accounts.password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await expect(page).toHaveURL(/\/espacio|\/plataforma|\/ingresar\/codigo/)
  if (page.url().includes('/ingresar/codigo')) await giveDemoCode(page)
  await expect(page).toHaveURL(/\/(espacio|plataforma)/)
}

/** Types the code that the page of the demonstration shows; when all of this moment are used, it waits as the page says. */
export async function giveDemoCode(page: Page): Promise<void> {
  const shown = page.locator('output.demo-code')
  const wait = page.locator('[data-demo-wait]')
  await expect(shown.or(wait)).toBeVisible()
  if (await wait.isVisible()) {
    await page.waitForTimeout(Number(await wait.getAttribute('data-demo-wait')) * 1000 + 500)
    await page.reload()
  }
  await page.getByLabel('Código de seis dígitos').fill((await shown.textContent()) ?? '')
  await page.getByRole('button', { name: 'Entrar' }).click()
}

/** A browser of somebody else, signed in and watched. The caller closes its context. */
export async function pageOf(page: Page, watch: Watch, name: string): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({ baseURL: portal(), locale: 'es-MX', timezoneId: 'America/Mexico_City' })
  await watch.over(context)
  const other = await context.newPage()
  await signIn(other, name)
  return other
}

/** Waits until the page's scripts answer, so that a press is not lost between drawing and waking. */
export async function awake(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
}

/** How far the page can be scrolled sideways, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
