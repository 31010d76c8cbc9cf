/**
 * Every job there is, with its payload: ids only, never a value that a person typed nor a secret. A name without a handler in
 * app/cli/job-handlers.ts does not compile. How to add one: docs/recipes.md.
 */
export interface JobPayloads {
  /** Imports of an entity that wait, or that were interrupted. */
  'import-files': { entityId: string }
  /** Sends one mail of the queue, or says when to try again. */
  'deliver-mail': { mailId: string }
  /** Removes what is left of uploads that ended before they were whole. */
  'sweep-uploads': Record<string, never>
  /** Reads a list of sanctions that was uploaded and stages its rows. */
  'read-sanction-list': { snapshotId: string }
  /** Every night: removes what has reached its term of retention. */
  'sweep-expired': Record<string, never>
  /** Writes into the history of a badge that its yearly update was sent. */
  'note-integrity-update': { applicationId: string }
  /** Every day: suspends badges of companies that a list names, lifts what lists no longer say, reminds holders of their update. */
  'remind-integrity': Record<string, never>
  /** Matches what is published against the lists of sanctions: of one entity after it published, else everything. */
  'match-sanctions': { entityId?: string }
}

export type JobName = keyof JobPayloads

/** How often a job is tried before it is left for the operator (`portal jobs`), waiting longer each time: e^n seconds, six hours at most. */
export const JOB_ATTEMPTS: Record<JobName, number> = {
  'import-files': 25,
  // The mail keeps its own back-off (app/mail/deliver-mail.server.ts): only a failure of ours, such as a lost database, counts here.
  'deliver-mail': 12,
  'sweep-uploads': 5,
  'read-sanction-list': 5,
  'sweep-expired': 10,
  'note-integrity-update': 12,
  'remind-integrity': 5,
  'match-sanctions': 10,
}

export const JOB_NAMES = Object.keys(JOB_ATTEMPTS) as JobName[]
