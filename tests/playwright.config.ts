import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from './support/find-chromium.ts'

// One portal of its own (embedded database, free port) for the run; see support/global-portal.ts.
export default defineConfig({
  testDir: './e2e',
  globalSetup: './support/global-portal.ts',
  outputDir: '../.cache/browser',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  reporter: [['list'], ['json']],
  use: {
    actionTimeout: 10_000,
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    launchOptions: { executablePath: await findChromium(), args: CHROMIUM_FLAGS },
  },
})
