import { sweepUploads } from '#app/capture/uploads/sweep-uploads.server.ts'
import type { JobHandlers } from '#app/jobs/job-run.ts'
import { deliverMail } from '#app/mail/deliver-mail.server.ts'
import { noteUpdateSent } from '#app/suppliers/integrity/badges/note-update-sent.server.ts'
import { readSnapshot } from '#app/suppliers/sanctions/importing/read-snapshot.server.ts'
import { workOnImports } from '#app/workflows/importing/work-on-imports.server.ts'
import { matchAsked } from '#app/workflows/matching/match-published.server.ts'
import { sweepTonight } from '#app/workflows/personal/sweep-expired.server.ts'
import { tendRegistryDaily } from '#app/workflows/suspend-listed-holders.server.ts'

/** What each job does. It runs in the runner's process, never in the server's. */
export const JOB_HANDLERS: JobHandlers = {
  'import-files': workOnImports,
  'deliver-mail': async ({ mailId }) => void (await deliverMail(mailId)),
  'sweep-expired': async () => void (await sweepTonight()),
  'note-integrity-update': async ({ applicationId }) => void (await noteUpdateSent(applicationId)),
  'remind-integrity': async () => void (await tendRegistryDaily()),
  'sweep-uploads': async () => void (await sweepUploads()),
  'match-sanctions': async ({ entityId }) => void (await matchAsked(entityId)),
  'read-sanction-list': ({ snapshotId }) => readSnapshot(snapshotId),
}
