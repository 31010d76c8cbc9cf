import type { Browser, Page } from '@playwright/test'
import { beginProcess } from './capture-steps.ts'
import { expect, portal, signIn, type Watch } from './watched-browser.ts'

/** The entity of the demonstration whose desk is looked at: it has a person for each role. */
const OWN = 'oficialia-mayor'
/** Who looks at the pages of a role, by their demo account. */
const ACCOUNTS: Record<string, string> = {
  ...{ capturer: 'capturista', reviewer: 'revisor', publisher: 'publicador', entity_admin: 'administrador' },
  ...{
    internal_control: 'control',
    coordinator: 'coordinacion',
    state_auditor: 'auditoria',
    platform_admin: 'operacion',
  },
}

/** The demo account that opens the pages of a role. Throws for a role that no account has. */
export function accountOf(role: string): string {
  const name = ACCOUNTS[role]
  if (!name) throw new Error(`no demo account for the role ${role}: name one in tests/e2e/page-places.ts`)
  return name
}

/** Pages of people who are signed in, one browser each, all watched. */
export class Desks {
  private readonly pages = new Map<string, Page>()
  private readonly browser: Browser
  private readonly watch: Watch
  constructor(browser: Browser, watch: Watch) {
    this.browser = browser
    this.watch = watch
  }

  /** A page of an account, signed in the first time that it is asked for; of a visitor for null. */
  async of(name: string | null): Promise<Page> {
    const known = this.pages.get(name ?? '')
    if (known) return known
    const context = await this.browser.newContext({
      ...{ baseURL: portal(), locale: 'es-MX', timezoneId: 'America/Mexico_City' },
    })
    await this.watch.over(context)
    const page = await context.newPage()
    if (name) await signIn(page, name)
    this.pages.set(name ?? '', page)
    return page
  }

  async close(): Promise<void> {
    for (const page of this.pages.values()) await page.context().close()
    this.pages.clear()
  }
}

const lastPart = (address: string | null): string => new URL(address ?? '', portal()).pathname.split('/').at(-1) ?? ''

/** The first draft of the entity in a state, by the list that its capturer sees. */
async function draftIn(page: Page, state: string): Promise<string> {
  await page.goto(`/espacio/${OWN}/procesos?estado=${state}`)
  const link = page.locator('main tbody th a').first()
  await expect(link, `the demonstration has a draft in state ${state}`).toBeVisible()
  return lastPart(await link.getAttribute('href'))
}

/** A draft in which nothing but its title is written: everything is owed. */
async function freshDraft(page: Page): Promise<string> {
  await beginProcess(page, `/espacio/${OWN}`, 'Adjudicación directa', 'Examen de todas las páginas')
  await expect(page).toHaveURL(/\/licitacion$/)
  return lastPart(page.url().replace(/\/licitacion$/, ''))
}

async function sendImport(page: Page): Promise<string> {
  await page.goto(`/espacio/${OWN}/importar`)
  await page
    .getByLabel('Archivos', { exact: false })
    .last()
    .setInputFiles({
      ...{ name: 'procesos.json', mimeType: 'application/json' },
      buffer: Buffer.from(
        JSON.stringify([{ ocid: 'ocds-demo00-OM-VISTA-1', id: 'v-1', date: 'ayer', tag: ['tender'] }]),
      ),
    })
  await page.getByRole('button', { name: /^Importar/ }).click()
  await expect(page).toHaveURL(/\/importar\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { name: 'Resultado' })).toBeVisible({ timeout: 60_000 })
  return lastPart(page.url())
}

/** The last part of the first link on a page that leads below an address. */
async function firstBelow(page: Page, list: string, prefix: string, row?: string): Promise<string> {
  await page.goto(list)
  const among = row === undefined ? page.locator('main') : page.locator('main tr', { hasText: row })
  const link = among.locator(`a[href^="${prefix}"]`).first()
  await expect(link, `${list} of the demonstration has a link to ${prefix}…`).toBeVisible()
  return lastPart(await link.getAttribute('href'))
}

/** Of the rooms of suppliers: a sanction, an import of a list, a resolution, an application, a badge. */
async function findSupplierPlaces(desks: Desks): Promise<Record<string, string>> {
  const [visitor, coordinator] = [await desks.of(null), await desks.of(accountOf('coordinator'))]
  const control = await desks.of(accountOf('internal_control'))
  const sanctions = `/espacio/${OWN}/sanciones`
  return {
    sanction: await firstBelow(visitor, '/sancionados', '/sancionados/'),
    badge: await firstBelow(visitor, '/integridad', '/integridad/'),
    snapshot: await firstBelow(coordinator, '/coordinacion/listas', '/coordinacion/listas/importaciones/'),
    application: await firstBelow(coordinator, '/coordinacion/integridad', '/coordinacion/integridad/'),
    resolution: await firstBelow(control, sanctions, `${sanctions}/`, 'Borrador'),
    resolved: await firstBelow(control, sanctions, `${sanctions}/`, 'Publicada'),
  }
}

/** Values of the placeholders of the route list in the demonstration. */
export async function findPlaces(desks: Desks): Promise<Record<string, string>> {
  const visitor = await desks.of(null)
  const { results } = (await (await visitor.request.get(`/api/v1/search?etapa=contract&ente=${OWN}`)).json()) as {
    results: { ocid: string; suppliers: { id: string }[] }[]
  }
  const found = results.find(({ suppliers }) => suppliers.length > 0)
  if (!found) throw new Error('the demonstration has no contract')
  const capturer = await desks.of(accountOf('capturer'))
  const admin = await desks.of(accountOf('entity_admin'))
  await admin.goto(`/espacio/${OWN}/personas`)
  const member = lastPart(await admin.getByRole('link', { name: 'Tomás Brezal Arenisca' }).getAttribute('href'))
  return {
    ...{ own: OWN, member, ocid: found.ocid, supplier: encodeURIComponent(found.suppliers[0]?.id ?? '') },
    draft: await draftIn(capturer, 'draft'),
    fresh: await freshDraft(capturer),
    review: await draftIn(capturer, 'in_review'),
    approved: await draftIn(capturer, 'approved'),
    import: await sendImport(capturer),
    ...(await findSupplierPlaces(desks)),
  }
}

/** An address of the route list with its placeholders filled. Throws for one that nothing here fills. */
export function fillPath(path: string, places: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = places[name]
    if (value === undefined)
      throw new Error(`${path}: say in tests/e2e/page-places.ts what {${name}} is in the demonstration`)
    return value
  })
}
