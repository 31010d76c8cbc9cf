// Vitest looks here; the settings live with the tests.
export { default } from './tests/vitest.config.ts'
