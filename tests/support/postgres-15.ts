import { existsSync } from 'node:fs'

/** Folder of an installed PostgreSQL 15, the oldest version that we promise to work on; null where there is none. */
export function postgres15Home(): string | null {
  const homes = [
    process.env.POSTGRES_15_HOME,
    '/usr/lib/postgresql/15',
    '/usr/pgsql-15',
    '/opt/homebrew/opt/postgresql@15',
  ]
  return homes.find((home) => home && existsSync(`${home}/bin/initdb`)) ?? null
}
