import type { Page } from '@playwright/test'
import { awake, expect, overflowOf, test } from './watched-browser.ts'

interface Stop {
  told: string
  ringed: boolean
  inView: boolean
}

/** What has the focus, whether a ring of 2 px or more shows it, and whether it can be seen (WCAG 2.4.7, 2.4.11). */
const stopOf = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const told = `${element.tagName} ${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)} ${Math.round(top)},${Math.round(left)}`
    return {
      told,
      ringed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
    }
  })

/** Tab after tab through the page and out at its end; every stop is ringed, in view and met once. */
async function walkByTab(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await awake(page)
  const stops: string[] = []
  for (let step = 0; step < 400; step++) {
    await page.keyboard.press('Tab')
    const stop = await stopOf(page)
    if (stop === null) break
    expect(stop, `${path}: ${stop.told}`).toMatchObject({ ringed: true, inView: true })
    stops.push(stop.told)
  }
  expect(stops.length, `${path} holds the focus`).toBeLessThan(400)
  return stops.length
}

test('the keyboard alone reaches everything on a page, sees where it is, and comes out at the end', async ({
  page,
}) => {
  for (const path of ['/', '/buscar?q=obra', '/entidades', '/datos', '/ingresar'])
    expect(await walkByTab(page, path), path).toBeGreaterThan(5)
})

test('the first key leads past the menu, and a search needs no mouse', async ({ page }) => {
  await page.goto('/')
  await awake(page)
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Ir al contenido')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('main :focus')).toHaveCount(1)
  await expect(page.getByRole('search').last().getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('mantenimiento')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/buscar\?q=mantenimiento/)
})

test('on paper a page is its content: no menus, no forms, nothing cut off at the side', async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const path of ['/', '/buscar?q=obra', '/entidades', '/datos']) {
    await page.goto(path)
    expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
    for (const selector of ['.site-header nav', '.site-footer nav', '.facets', 'main form[role=search]'])
      for (const part of await page.locator(selector).all()) await expect(part, `${path} ${selector}`).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const [ink, paper] = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body)
      return [color, backgroundColor]
    })
    expect(ink, 'dark ink on paper, whatever the screen was').toBe('rgb(0, 0, 0)')
    expect(paper).not.toBe('rgb(16, 22, 28)')
  }
})
