import { beginProcess, field } from './capture-steps.ts'
import { awake, expect, pageOf, signIn, test } from './watched-browser.ts'

test('two people change the same field: the later one sees both texts, chooses, and nothing is lost', async ({
  page,
  watch,
}) => {
  await signIn(page, 'capturista')
  const draft = await beginProcess(page, '/espacio/oficialia-mayor', 'Adjudicación directa', 'Pintura para escuelas')
  const other = await pageOf(page, watch, 'varios')
  for (const one of [page, other]) {
    await one.goto(`${draft}/licitacion`)
    await awake(one)
  }
  const saved = (one: typeof page) => one.getByRole('status').filter({ hasText: /^Guardado \d/ })
  await field(other, 'tender/title').fill('Pintura vinílica para escuelas rurales')
  await other.getByRole('button', { name: 'Guardar', exact: true }).last().click()
  await expect(saved(other)).toBeVisible()

  await field(page, 'tender/description').fill('Cubetas de diecinueve litros, color blanco')
  await field(page, 'tender/title').fill('Pintura blanca para escuelas')
  await page
    .getByRole('button', { name: /^(Guardar|Comparar y decidir)$/ })
    .last()
    .click()
  const clash = page.getByRole('alert').filter({ hasText: 'Otra persona, o usted en otra ventana, cambió lo mismo' })
  // Either the background save or the button meets the other's text first; from the former one presses on.
  const decide = page.getByRole('button', { name: 'Comparar y decidir' })
  await expect(async () => {
    if (await decide.isVisible()) await decide.click({ timeout: 500 })
    await expect(clash).toBeVisible({ timeout: 1500 })
  }).toPass({ timeout: 15_000 })
  await expect(clash).toContainText('Pintura blanca para escuelas')
  await expect(clash).toContainText('Pintura vinílica para escuelas rurales')
  await expect(field(page, 'tender/description')).toHaveValue('Cubetas de diecinueve litros, color blanco')

  await clash.getByRole('radio', { name: /Lo que está guardado/ }).check()
  await clash.getByRole('button', { name: 'Guardar con estas elecciones' }).click()
  await expect(clash).toBeHidden()
  await page.goto(`${draft}/licitacion`)
  await expect(field(page, 'tender/title')).toHaveValue('Pintura vinílica para escuelas rurales')
  await expect(field(page, 'tender/description')).toHaveValue('Cubetas de diecinueve litros, color blanco')
  await other.context().close()
})
