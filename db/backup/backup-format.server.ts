/** The number of the format; a backup with another one is refused (docs/decisions/011). */
export const FORMAT = 1
export const HEADER = 'portal-backup.json'
export const MANIFEST = 'manifest.json'
/** Bytes of a part of a table: what backup and restore hold in memory at once. */
export const PART_BYTES = 4 * 1024 * 1024

/** Tables whose rows must not come back alive, and so are not kept at all. */
export const LEFT_OUT: Record<string, string> = {
  sessions: 'nobody is signed in on a restored portal',
  waiting_sign_ins: 'a password given before does not count after',
  supplier_sessions: 'no supplier is signed in on a restored portal',
  mail_tokens: 'links in mails of before open nothing',
  rate_limits: 'attempts of before are over',
}

/** What is kept as history and ended in the transaction of the restore: statements, run where the table is there. */
export const ENDED: { table: string; statement: string }[] = [
  {
    table: 'mails',
    statement: `update mails set state = 'dead', problem = 'restored', lease_until = null, finished_at = now() where state in ('queued', 'sending')`,
  },
  {
    // Their files are not here: whoever sent them sends them again, and what was stored already counts as known.
    table: 'imports',
    statement: `update imports set state = 'failed' where state in ('waiting', 'reading', 'running', 'cancelling')`,
  },
]

/** First entry of a backup: what a reader must know before anything else. */
export interface BackupHeader {
  format: number
  /** ISO 8601, UTC. */
  createdAt: string
  state: string
  /** Of the server it was made from, as `18.1`. */
  postgres: string
  /** SHA-256 of each migration that had run, in order. */
  migrations: string[]
  /** Keyed digest of a fixed text: tells whether HMAC_SECRET is the same, without telling it. */
  secretCheck: string
  tables: { name: string; columns: string[] }[]
}

export interface BackupPart {
  name: string
  bytes: number
  sha256: string
}

/** Last entry: what the others must be. Without it a backup is cut. */
export interface BackupManifest {
  parts: BackupPart[]
  tables: { name: string; rows: number }[]
}

/** Name of a part inside the archive: `tables/drafts/00001`. */
export const partName = (table: string, number: number) => `tables/${table}/${String(number).padStart(5, '0')}`
