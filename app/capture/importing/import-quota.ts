import { Refusal } from '#app/lib/refusal.ts'

/** What an entity may have waiting at once: files on disk, in bytes, and imports. */
export const IMPORT_QUOTA = { bytes: 300_000_000, imports: 10 }

/** Throws Refusal (429) when what is not over yet and what is to come are too much together. */
export function checkImportQuota(load: { imports: number; bytes: number }, bytes: number): void {
  if (load.imports >= IMPORT_QUOTA.imports)
    throw new Refusal(
      'import-quota',
      429,
      `Su ente ya tiene ${load.imports} importaciones sin terminar. Espere a que acabe alguna, o cancélela.`,
    )
  if (load.bytes + bytes > IMPORT_QUOTA.bytes)
    throw new Refusal(
      'import-quota',
      429,
      `Los archivos de su ente que esperan pasarían de ${IMPORT_QUOTA.bytes / 1e6} MB. Espere a que termine una importación, o cancélela.`,
    )
}
