import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'

const FOLDER = 'docs/manual/imagenes'

/**
 * Takes a picture for the manual, of what the window shows; only when MANUAL_PICTURES=1, so that a test run leaves the checkout as it
 * was. `npm run build` and `MANUAL_PICTURES=1 npx playwright test --config tests/playwright.config.ts` renew them all.
 */
export async function picture(page: Page, name: string, height = 800): Promise<void> {
  if (process.env.MANUAL_PICTURES !== '1') return
  mkdirSync(FOLDER, { recursive: true })
  const window = page.viewportSize()
  await page.setViewportSize({ width: window?.width ?? 1280, height })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled', caret: 'hide', scale: 'css' })
  if (window) await page.setViewportSize(window)
}
