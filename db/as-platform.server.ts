import { openDoor, type PlatformTx } from './door.server.ts'

/** The operator's door: rosters, accounts and memberships (of the entity given). It reads no draft and no complaint. */
export function asPlatform<T>(work: (tx: PlatformTx) => Promise<T>, entityId: string | null = null): Promise<T> {
  return openDoor<'platform', T>({ role: 'platform', entityId, timeoutMs: 30_000 }, work)
}
