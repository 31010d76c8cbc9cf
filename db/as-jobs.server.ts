import { type JobsTx, openDoor } from './door.server.ts'

/** The queue's door: jobs that wait, run or have failed for good, by name and ids; no tenant's row and nothing public. */
export function asJobs<T>(work: (tx: JobsTx) => Promise<T>): Promise<T> {
  return openDoor<'jobs', T>({ role: 'jobs', timeoutMs: 5000 }, work)
}
