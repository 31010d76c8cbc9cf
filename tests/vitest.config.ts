import { defineConfig } from 'vitest/config'

// Two projects: one that needs nothing, one on a real PostgreSQL (a fresh embedded server for the run, a cloned database a file).
/**
 * The driver's question for the types of arrays on its first connection, which nobody waits for. Tests that kill the server meet it
 * now and then; the product logs it and goes on (app/server/guard-process.ts), so that it is no failure of a test either.
 */
const ofTheDriver = (error: object): boolean =>
  'query' in error && String(error.query).includes('from pg_catalog.pg_type a')

export default defineConfig({
  test: {
    onUnhandledError: (error) => (ofTheDriver(error) ? false : undefined),
    projects: [
      {
        root: '.',
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/schemas/**/*.test.ts'],
          setupFiles: ['tests/support/measuring/fixed-seed.ts'],
          testTimeout: 30_000,
        },
      },
      {
        root: '.',
        test: {
          name: 'database',
          // Its two workers and the server are all that two cores carry: it waits for the unit tests.
          sequence: { groupOrder: 1 },
          include: ['tests/db/**/*.test.ts', 'tests/routes/**/*.test.ts', 'tests/surface/**/*.test.ts'],
          globalSetup: ['tests/support/global-database.ts'],
          setupFiles: ['tests/support/measuring/fixed-seed.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
