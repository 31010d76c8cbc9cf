import { randomBytes } from 'node:crypto'
import postgres, { type Sql } from 'postgres'
import { inject } from 'vitest'
import { closePool, openPool } from '#db/pool.server.ts'

export interface TestDatabase {
  /** Address of the application's login; also in process.env.DATABASE_APP_URL. */
  appUrl: string
  /** Address of the owner, as a migration has it. */
  ownerUrl: string
  /** A connection as superuser, past every policy: for setting up and for looking behind the doors, never for the product. */
  god: Sql
  close(): Promise<void>
}

/** A fresh database, cloned from the migrated template; the pool of the doors is set on it. */
export async function openTestDatabase(options: { max?: number } = {}): Promise<TestDatabase> {
  const name = `portal_test_${randomBytes(6).toString('hex')}`
  const owner = new URL(inject('templateUrl')).username
  const login = new URL(inject('loginUrl')).username
  const admin = postgres(inject('superuserUrl'), { max: 1, onnotice: () => undefined })
  // Two files that clone at once would each find the other on the template: they take turns.
  await admin`select pg_advisory_lock(4711, 2)`
  await admin.unsafe(`create database ${name} template portal_template owner ${owner}`)
  await admin`select pg_advisory_unlock(4711, 2)`
  await admin.unsafe(`revoke all on database ${name} from public`)
  await admin.unsafe(`grant connect on database ${name} to ${login}`)
  const onThis = (address: string) => Object.assign(new URL(address), { pathname: `/${name}` }).href
  const god = postgres(onThis(inject('superuserUrl')), { max: 2, onnotice: () => undefined })
  const appUrl = onThis(inject('loginUrl'))
  process.env.DATABASE_APP_URL = appUrl
  openPool(appUrl, options.max ?? 6)
  return {
    appUrl,
    ownerUrl: onThis(inject('templateUrl')),
    god,
    close: async () => {
      await closePool()
      await god.end({ timeout: 2 })
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      await admin.end({ timeout: 2 })
    },
  }
}
