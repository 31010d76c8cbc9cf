import { expect, overflowOf, pageOf, test } from './watched-browser.ts'

const ANSWER = 'Existe desde 2021, lo aprobó el consejo y cada año se revisa con un informe que firma el comité.'

test('a company applies with evidence; one person reviews, another decides; the badge is public, with its code, and says so on a phone', async ({
  page,
  watch,
}) => {
  test.setTimeout(240_000)
  const address = `integridad-${Date.now()}@empresa.example`
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/integridad')
  await page.getByRole('link', { name: 'Solicitar la insignia' }).click()
  await page.getByLabel('RFC de la empresa').fill('NUE150309AB4')
  await page.getByLabel('Nombre de la empresa').fill('Nueva Empresa de Prueba, S.A. de C.V.')
  await page.getByLabel('Correo electrónico').fill(address)
  await page.getByRole('button', { name: 'Enviarme el enlace' }).click()
  await expect(page.getByRole('status')).toContainText('Revise su correo')
  await expect(async () => {
    await page.goto('/bandeja-de-salida')
    await page.getByRole('row').filter({ hasText: address }).first().getByRole('link').click({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Abrir el enlace del correo' }).click()
  await page.getByRole('button', { name: 'Empezar una solicitud' }).click()
  await expect(page).toHaveURL(/\/integridad\/[0-9a-f-]{36}$/)
  const application = page.url()
  await page.getByRole('link', { name: 'Manual de organización' }).click()
  for (let step = 1; step <= 7; step++) {
    await expect(page.getByText(`Paso ${step} de 7`)).toBeVisible()
    expect(await overflowOf(page)).toBe(0)
    await page.locator('input[name=nivel][value="2"]').check()
    await page.getByLabel('Qué tiene su empresa').fill(ANSWER)
    if (step === 1) {
      await page
        .getByLabel('Archivo')
        .setInputFiles({ name: 'manual.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 manual') })
      await page.getByRole('button', { name: 'Agregar la evidencia' }).click()
      await expect(page.getByRole('link', { name: 'manual.pdf' })).toBeVisible()
    }
    await page.getByRole('button', { name: /^Guardar y (seguir|revisar)/ }).click()
  }
  await page.getByRole('button', { name: 'Enviar la solicitud' }).click()
  await expect(page.getByText('Enviada').first()).toBeVisible()

  const reviewer = await pageOf(page, watch, 'coordinacion')
  const desk = application.replace('/proveedores/', '/coordinacion/')
  await reviewer.goto(desk)
  await reviewer.getByLabel('Quien revisa').selectOption({ label: 'Carmen Ágatal Fresnedal' })
  await reviewer.getByRole('button', { name: 'Asignar' }).click()
  await expect(reviewer.getByText('En revisión')).toBeVisible()
  for (const code of [
    'organisation-manual',
    'code-of-conduct',
    'control-systems',
    'reporting-channels',
    'training',
    'human-resources',
    'transparency',
  ]) {
    await reviewer.goto(`${desk}/elementos/${code}`)
    await reviewer.locator('input[name=nivel][value="2"]').check()
    await reviewer.getByLabel('Razones').fill('Se leyó lo presentado y muestra que se aplica.')
    await reviewer.getByRole('button', { name: 'Guardar la valoración' }).click()
    await expect(reviewer).toHaveURL(desk)
  }
  await reviewer.getByRole('radio', { name: 'Conceder' }).check()
  await reviewer.getByLabel('Razones de la propuesta').fill('Los siete elementos se muestran.')
  await reviewer.getByRole('button', { name: 'Entregar la propuesta' }).click()
  await expect(reviewer.getByText('En espera de decisión')).toBeVisible()
  await expect(reviewer.getByRole('button', { name: 'Decidir' }), 'who reviewed does not decide').toHaveCount(0)

  const decider = await pageOf(page, watch, 'integridad')
  await decider.goto(desk)
  await decider.getByRole('radio', { name: 'Conceder' }).check()
  await decider.getByLabel('Razones de la decisión').fill('Se coincide con la revisión.')
  await decider.getByRole('button', { name: 'Decidir' }).click()
  await expect(decider.getByText('La solicitud se concedió')).toBeVisible()

  await page.reload()
  await page.getByRole('link', { name: 'Ver la insignia' }).click()
  await expect(page.getByRole('heading', { name: 'Nueva Empresa de Prueba' })).toBeVisible()
  await expect(page.locator('.seal-word')).toHaveText('Vigente')
  await expect(page.getByRole('img', { name: /Código QR/ })).toBeVisible()
  expect(await overflowOf(page)).toBe(0)
})
