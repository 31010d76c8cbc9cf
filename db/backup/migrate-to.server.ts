import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import type { Sql } from 'postgres'
import { Refusal } from '#app/lib/refusal.ts'
import { migrationsFolder } from '../migrate.server.ts'

interface Journal {
  entries: { tag: string }[]
}

/**
 * Brings an empty database to the version that a backup was made at, no further: its rows fit that one, and the migrations after it
 * then run over them as they would have. Throws Refusal (409) when the backup comes from a newer or another portal.
 */
export async function migrateTo(sql: Sql, hashes: string[]): Promise<void> {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8')) as Journal
  const entries = journal.entries.slice(0, hashes.length)
  const same = entries.every(({ tag }, at) => hashOf(tag) === hashes[at])
  if (hashes.length > journal.entries.length || !same)
    throw new Refusal(
      'backup-newer',
      409,
      'La copia se hizo con otra versión del portal, más nueva que esta. Instale la misma versión o una posterior y repita.',
    )
  const folder = mkdtempSync(join(tmpdir(), 'portal-migrations-'))
  try {
    mkdirSync(join(folder, 'meta'))
    writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
    for (const { tag } of entries) copyFileSync(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`))
    await runMigrations(drizzle(sql), { migrationsFolder: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As the migrator itself hashes a file. */
const hashOf = (tag: string) =>
  createHash('sha256')
    .update(readFileSync(join(migrationsFolder, `${tag}.sql`), 'utf8'))
    .digest('hex')
