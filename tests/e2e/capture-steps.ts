import { expect, type Page } from '@playwright/test'

/** The control of a field of a section's form, by its place in the document. */
export const field = (page: Page, at: string) => page.locator(`#field-${at.replaceAll('/', '-')}`)

/** Types, chooses or marks each value in the field of its place; a list of the places that were not there is an error. */
export async function fillFields(page: Page, values: Record<string, string | true>): Promise<void> {
  for (const [at, value] of Object.entries(values)) {
    const control = field(page, at)
    if (value === true) await control.check()
    else if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(value)
    else await control.fill(value)
  }
}

/** Adds a member to a list; the page comes back with its empty form open. */
export async function addMember(page: Page, name: string, at: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.locator(`#field-${at.replaceAll('/', '-')}`)).toBeVisible()
}

/** An organization that is not yet in the process, by RFC and name, under the field that needs it. */
export async function addOrganization(page: Page, at: string, rfc: string, name: string): Promise<void> {
  const rfcField = page.locator(`#field-${at.replaceAll('/', '-')}-rfc`)
  const box = page.locator('details.organization-new').filter({ has: rfcField })
  await box.locator('summary').click()
  await rfcField.fill(rfc)
  await page.locator(`#field-${at.replaceAll('/', '-')}-nombre`).fill(name)
  await box.getByRole('button', { name: 'Agregar y elegir' }).click()
  await expect(page.getByRole('checkbox', { name }).first()).toBeChecked()
}

/** Begins a process at a desk; returns the address of its draft. */
export async function beginProcess(page: Page, desk: string, procedure: string, title: string): Promise<string> {
  await page.goto(`${desk}/procesos/nuevo`)
  await page.getByLabel(procedure).check()
  await page.getByLabel('Título').fill(title)
  await page.getByRole('button', { name: 'Crear y capturar' }).click()
  await expect(page).toHaveURL(/\/licitacion$/)
  return new URL(page.url()).pathname.replace(/\/licitacion$/, '')
}
