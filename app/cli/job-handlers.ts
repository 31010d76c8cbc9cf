import { sweepUploads } from '#app/capture/uploads/sweep-uploads.server.ts'
import type { JobHandlers } from '#app/jobs/job-run.ts'
import { deliverMail } from '#app/mail/deliver-mail.server.ts'

/** What each job does. It runs in the runner's process, never in the server's. */
export const JOB_HANDLERS: JobHandlers = {
  'deliver-mail': async ({ mailId }) => void (await deliverMail(mailId)),
  'sweep-uploads': async () => void (await sweepUploads()),
}
