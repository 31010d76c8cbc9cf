import { defineConfig } from 'vitest/config'

// Two projects: one that needs nothing, one on a real PostgreSQL (a fresh embedded server for the run, a cloned database a file).
export default defineConfig({
  test: {
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
