import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { measureLook } from './measure-look.ts'
import { awake, expect, overflowOf, signIn, test } from './watched-browser.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** How a page is looked at; `axe` names the rules of the examination, null for the measures alone. */
const LOOKS = [
  { name: '390 px', viewport: { width: 390, height: 844 }, colorScheme: 'light', axe: RULES },
  { name: '768 px', viewport: { width: 768, height: 1024 }, colorScheme: 'light', axe: null },
  { name: '1280 px', viewport: { width: 1280, height: 800 }, colorScheme: 'light', axe: RULES },
  { name: '1280 px at 200 %', viewport: { width: 640, height: 400 }, colorScheme: 'light', axe: null },
  { name: '1280 px in the dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark', axe: RULES },
] as const
type Look = (typeof LOOKS)[number]

/** No rule of WCAG 2.2 AA broken that a program can tell, nothing wider than the window, no small print, no small target, one title. */
async function examine(page: Page, path: string, look: Look): Promise<void> {
  await page.goto(path)
  await awake(page)
  await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1)
  expect(await overflowOf(page), `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  expect(await measureLook(page), path).toEqual({ texts: [], targets: [] })
  if (look.axe === null) return
  const { violations } = await new AxeBuilder({ page }).withTags([...look.axe]).analyze()
  const told = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`)
  expect(told).toEqual([])
}

interface Example {
  process: string
  entity: string
  supplier: string
}

/** A process that has an award, with its entity and its supplier. */
async function findExample(page: Page): Promise<Example> {
  const { results } = (await (await page.request.get('/api/v1/search?etapa=contract')).json()) as {
    results: { ocid: string; entity: { slug: string }; suppliers: { id: string }[] }[]
  }
  const found = results.find(({ suppliers }) => suppliers.length > 0)
  if (!found) throw new Error('the demonstration has no contract')
  const { ocid, entity, suppliers } = found
  return {
    process: `/procesos/${ocid}`,
    entity: `/entidades/${entity.slug}`,
    supplier: `/proveedores/${encodeURIComponent(suppliers[0]?.id ?? '')}`,
  }
}

for (const look of LOOKS) {
  const { name, viewport, colorScheme } = look
  test.describe(`at ${name}`, () => {
    test.use({ viewport, colorScheme })

    test('the public pages break no rule of accessibility and scroll only downwards', async ({ page }) => {
      const { process, entity, supplier } = await findExample(page)
      const pages = ['/', '/buscar?q=licitación', '/buscar?q=xyzzy', '/entidades', '/datos', '/datos/diccionario']
      for (const path of [...pages, process, `${process}/cambios`, entity, supplier, '/ingresar', '/no-existe'])
        await examine(page, path, look)
    })

    test('the pages of work break no rule of accessibility and scroll only downwards', async ({ page }) => {
      await signIn(page, 'municipio')
      const desk = new URL(page.url()).pathname
      await page.goto(`${desk}/procesos/nuevo`)
      await page.getByLabel('Adjudicación directa').check()
      await page.getByLabel('Título').fill(`Examen de accesibilidad a ${name}`)
      await page.getByRole('button', { name: 'Crear y capturar' }).click()
      await expect(page).toHaveURL(/\/licitacion$/)
      const draft = new URL(page.url()).pathname.replace(/\/licitacion$/, '')
      // The sections are drawn by the same parts: on a desk two of them stand for all.
      const all = ['partes', 'planeacion', 'licitacion', 'adjudicacion', 'contrato', 'ejecucion']
      const sections = viewport.width < 500 ? all : ['partes', 'licitacion']
      for (const section of [...sections, 'revision', 'historial']) await examine(page, `${draft}/${section}`, look)
      for (const path of ['', '/procesos', '/procesos/nuevo', '/procesos/publicados'])
        await examine(page, desk + path, look)
    })
  })
}
