import type { JobName, JobPayloads } from './job-names.ts'

/** What a handler is told beside the payload. */
export interface JobRun {
  /** Raised when the runner is asked to stop: end soon, in a state from which the job can go on. */
  signal: AbortSignal
  /** 1 for the first try. */
  attempt: number
}

/** Does the work of a job. It may run more than once: its effect must be that of one run. Throws: it is tried again later. */
export type JobHandler<Name extends JobName> = (payload: JobPayloads[Name], run: JobRun) => Promise<void>

export type JobHandlers = { [Name in JobName]: JobHandler<Name> }

/** Thrown by a handler that stops because the runner does: the job is given back at once and the try does not count. */
export class JobInterrupted extends Error {
  override name = 'JobInterrupted'
}
