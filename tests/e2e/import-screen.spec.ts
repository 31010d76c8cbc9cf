import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { smallRelease } from '#tests/support/hostile/hostile-files.ts'
import { descendantsOf } from '#tests/support/servers/process-tree.ts'
import { awake, expect, overflowOf, portal, signIn, test } from './watched-browser.ts'

/** A town whose desk no other test of this suite works at: 1,500 drafts would be in their way. */
const TOWN = '/espacio/ayuntamiento-de-villa-calcedonia/importar'
const SCREEN = '/espacio/oficialia-mayor/importar'
const PROCESSES = 1_500

const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => JSON.stringify(smallRelease(`${name}-${at}`)))
const asFile = (name: string, text: string | Buffer) => ({
  ...{ name, mimeType: 'application/json', buffer: Buffer.from(text as string) },
})
const PHOTO = asFile('foto.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))

/** The runner of jobs of the portal under test: a process of its own below it. */
function runnerPid(): number | undefined {
  const below = descendantsOf(Number(process.env.PORTAL_TEST_PID))
  return below.find(({ command }) => command.includes('run-jobs.ts'))?.pid
}

async function send(page: Page, file: ReturnType<typeof asFile>): Promise<void> {
  await page.getByLabel('Archivos').setInputFiles(file)
  await page.getByRole('button', { name: 'Importar', exact: true }).click()
}

/** Asks for the page, past the browser, until its text says so. */
async function until(page: Page, says: RegExp): Promise<void> {
  const look = async () => (await (await page.request.get(page.url())).text()).replace(/<!-- -->/g, '')
  await expect.poll(look, { intervals: [20], timeout: 60_000 }).toMatch(says)
}

test('an import seen from its page: refusal, progress, reload, its runner killed, findings taken along, cancel', async ({
  page,
}) => {
  test.setTimeout(150_000)
  const stopped: number[] = []
  const hold = () => {
    const pid = runnerPid()
    expect(pid, 'the runner of jobs').toBeDefined()
    process.kill(pid!, 'SIGSTOP')
    stopped.push(pid!)
    return pid!
  }
  try {
    await signIn(page, 'municipio')
    await page.goto(TOWN)
    await awake(page)

    await test.step('a file that is no data is refused, and what was chosen stays', async () => {
      await send(page, PHOTO)
      await expect(page.getByText(/«foto.json» no es JSON/)).toBeVisible()
      expect(new URL(page.url()).pathname).toBe(TOWN)
    })

    await test.step('the bar goes on after a reload and after kill -9 of the runner, to the end', async () => {
      const bad = ['{"roto":', JSON.stringify({ ...smallRelease('sin-fecha'), date: 'ayer' })]
      await send(page, asFile('padron.jsonl', [...lines('pantalla', PROCESSES), ...bad].join('\n')))
      await expect(page).toHaveURL(/\/importar\/[\w-]{36}$/)
      await until(page, /procesos guardados|Terminada/)
      // Held where it is: how fast it would be over is the machine's affair.
      const killed = hold()
      const bar = page.getByRole('progressbar')
      await expect(page.getByText(/procesos guardados/)).toBeVisible()
      await expect(bar).toHaveAttribute('max', /^150\d$/)
      await page.reload()
      await expect(page.getByText(/procesos guardados/)).toBeVisible()
      await page.screenshot({ path: '.cache/import-running.png' })
      process.kill(killed, 'SIGKILL')
      await expect(page.getByText(/^Terminada \(/)).toBeVisible({ timeout: 60_000 })
      expect(runnerPid()).not.toBe(killed)
      await expect(page.locator('.import-figures')).toContainText('1,500')
    })

    await test.step('findings are filtered and taken along', async () => {
      await page.getByLabel('Gravedad').selectOption({ label: 'Errores' })
      await page.getByLabel('Texto').fill('JSON')
      await page.getByRole('button', { name: 'Filtrar' }).click()
      await expect(page).toHaveURL(/gravedad=error/)
      const found = page.getByRole('table', { name: 'Hallazgos de la importación' }).getByRole('row')
      await expect(found).toHaveCount(2)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'en CSV' }).click(),
      ])
      const csv = readFileSync((await file.path()) ?? '', 'utf8')
      expect(csv.trim().split(/\r\n/)).toHaveLength(2)
      expect(csv).toContain('padron.jsonl')
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      await page.screenshot({ path: '.cache/import-findings.png', fullPage: true })
    })

    await test.step('an import that waits is cancelled', async () => {
      await page.goto(TOWN)
      await awake(page)
      await expect.poll(runnerPid, { timeout: 30_000 }).toBeDefined()
      hold()
      await send(page, asFile('otro.jsonl', lines('cancelada', 50).join('\n')))
      await expect(page).toHaveURL(/\/importar\/[\w-]{36}$/)
      await expect(page.getByRole('progressbar')).toBeVisible()
      await page.getByRole('button', { name: 'Cancelar la importación' }).click()
      await expect(page.getByText(/^Cancel(ada \(|ando)/)).toBeVisible()
      process.kill(stopped.at(-1)!, 'SIGCONT')
      await expect(page.getByText(/^Cancelada \(/)).toBeVisible({ timeout: 60_000 })
    })
  } finally {
    // A runner that was left standing would hold the imports of the other tests.
    for (const pid of stopped) {
      try {
        process.kill(pid, 'SIGCONT')
      } catch {
        // It is the one that was killed.
      }
    }
  }
})

test('without JavaScript: refused in the page, sent as a plain form, reloaded by itself until it is over', async ({
  browser,
  watch,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal(), locale: 'es-MX' })
  await watch.over(context)
  const page = await context.newPage()
  await signIn(page, 'capturista')
  await page.goto(SCREEN)
  await send(page, PHOTO)
  await expect(page.getByRole('heading', { name: 'No se recibió nada' })).toBeVisible()
  await expect(page.locator('.error-summary')).toContainText('«foto.json» no es JSON')
  await send(page, asFile('sin-guion.jsonl', [...lines('sin-guion', 3), '{"roto":'].join('\n')))
  await expect(page).toHaveURL(/\/importar\/[\w-]{36}$/)
  // The page asks for itself anew every four seconds.
  await expect(page.getByText(/^Terminada \(/)).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.import-figures')).toContainText('Aceptadas')
  await page.getByLabel('Gravedad').selectOption({ label: 'Errores' })
  await page.getByRole('button', { name: 'Filtrar' }).click()
  await expect(page).toHaveURL(/gravedad=error/)
  await expect(page.getByRole('table', { name: 'Hallazgos de la importación' }).getByRole('row')).toHaveCount(2)
  await context.close()
})
