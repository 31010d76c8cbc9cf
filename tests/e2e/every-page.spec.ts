import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { RouteEntry } from '#tests/surface/route-entry.ts'
import { ROUTES } from '#tests/surface/route-list.ts'
import { measureLook } from './measure-look.ts'
import { accountOf, Desks, fillPath, findPlaces } from './page-places.ts'
import { expect, overflowOf, test } from './watched-browser.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
type Look = { name: string; width: number; height: number; scheme?: 'light' | 'dark'; print?: true; axe?: true }
/** How every page is looked at, one after the other without asking for it again. */
const LOOKS: readonly Look[] = [
  { name: '390 px', width: 390, height: 844, axe: true },
  { name: '1280 px at 200 %', width: 640, height: 400 },
  { name: '768 px', width: 768, height: 1024 },
  { name: '1280 px', width: 1280, height: 800 },
  { name: '1280 px in the dark', width: 1280, height: 800, scheme: 'dark', axe: true },
  { name: 'on paper', width: 794, height: 1123, print: true },
]

interface PageToSee {
  id: string
  /** With the placeholders of the route list. */
  paths: string[]
  /** Demo account that opens it; null for everybody. */
  account: string | null
}

const accountFor = ({ access, roles, stateRoles }: RouteEntry): string | null =>
  access === 'public'
    ? null
    : access === 'state'
      ? accountOf(stateRoles?.[0] ?? 'platform_admin')
      : accountOf(roles?.[0] ?? 'capturer')

/** Every page that the route list knows, so that one that is new is looked at without a word here. */
const PAGES: PageToSee[] = Object.entries(ROUTES)
  .filter(([, { kind }]) => kind !== 'data')
  .map(([id, entry]) => ({
    id,
    paths: [entry.path, ...(entry.also ?? [])],
    account: entry.path.startsWith('/cuenta') ? accountOf('entity_admin') : accountFor(entry),
  }))
const SECTIONS = ['partes', 'planeacion', 'adjudicacion', 'contrato', 'ejecucion']
/** What pages of the list look like otherwise: nothing found, other sections, a desk with nothing waiting. */
const MORE: PageToSee[] = [
  { id: 'nothing found', paths: ['/buscar?q=xyzzy', '/entidades?q=xyzzy'], account: null },
  {
    id: 'other sections',
    paths: [
      ...SECTIONS.map((section) => `/espacio/{own}/procesos/{draft}/${section}`),
      ...['licitacion', 'revision'].map((view) => `/espacio/{own}/procesos/{fresh}/${view}`),
    ],
    account: accountOf('capturer'),
  },
  ...['reviewer', 'publisher', 'entity_admin', 'internal_control'].map((role) => ({
    id: `desk of ${role}`,
    paths: ['/espacio/{own}'],
    account: accountOf(role),
  })),
  ...['coordinator', 'state_auditor'].map((role) => ({
    id: `choice of ${role}`,
    paths: ['/espacio'],
    account: accountOf(role),
  })),
]

/** No rule of WCAG 2.2 AA broken that a program can tell, nothing wider than the window, no small print, no small target, one title. */
async function see(page: Page, path: string): Promise<string[]> {
  const wrong: string[] = []
  // Without motion: a colour on its way from light to dark is neither.
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  await page.evaluate(() => document.fonts.ready)
  if ((await page.getByRole('heading', { level: 1 }).count()) !== 1) wrong.push(`${path}: not one title`)
  for (const { name, width, height, scheme = 'light', print, axe } of LOOKS) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ media: print ? 'print' : 'screen', colorScheme: scheme, reducedMotion: 'reduce' })
    const wide = await overflowOf(page)
    if (wide > 0) wrong.push(`${path} at ${name}: ${wide} px too wide`)
    if (print) continue
    const { texts, targets } = await measureLook(page)
    wrong.push(...[...texts, ...targets].map((small) => `${path} at ${name}: ${small}`))
    if (!axe) continue
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
    for (const { id, nodes } of violations)
      wrong.push(`${path} at ${name}: ${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`)
  }
  return wrong
}

test('every page of the route list breaks no rule of accessibility at any width, light, dark and on paper', async ({
  browser,
  watch,
}) => {
  // A minute or two on a quiet machine; a slow one must not fail it.
  test.setTimeout(1_800_000)
  const desks = new Desks(browser, watch)
  const places = await findPlaces(desks)
  const wrong: string[] = []
  let seen = 0
  for (const { paths, account } of [...PAGES, ...MORE])
    for (const path of paths) {
      wrong.push(...(await see(await desks.of(account), fillPath(path, places))))
      seen++
    }
  await desks.close()
  process.stdout.write(`${seen} pages, each in ${LOOKS.length} looks\n`)
  expect(wrong).toEqual([])
})
