// npm run db:dump: makes a fresh embedded database, migrates it and writes db/schema.sql.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dumpSchema } from '#db/dump-schema.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { ensureOwner } from '#db/open-database.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-dump-'))
const server = await startEmbedded(folder, { durable: false })
try {
  const ownerUrl = await ensureOwner(server.superuserUrl, 'portal', join(folder, 'owner'))
  await migrate(ownerUrl, join(folder, 'login'))
  writeFileSync('db/schema.sql', await dumpSchema(ownerUrl))
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
