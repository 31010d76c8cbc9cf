import { appendStateAudit } from '#app/audit/append-audit.server.ts'
import { sweepUploads } from '#app/capture/uploads/sweep-uploads.server.ts'
import { retentionInForce } from '#app/config/retention-in-force.server.ts'
import type { RetentionKind } from '#app/config/retention-terms.ts'
import { sweepOutbox } from '#app/mail/outbox.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asSweeper } from '#db/as-sweeper.server.ts'
import type { SweeperTx } from '#db/door.server.ts'
import { enqueueJob } from '#db/queries/enqueue-job.server.ts'
import {
  forgetMember,
  removeImportTraces,
  removeInvitations,
  removeNotices,
} from '#db/queries/retention/sweep-entity.server.ts'
import {
  forgetAccount,
  listAccountsToForget,
  listEntityIds,
  removeAttempts,
  removeMails,
  removeRequests,
  removeSessions,
} from '#db/queries/retention/sweep-state.server.ts'

const DAY_MS = 24 * 3600 * 1000
/** Hour of the nightly run, UTC: two or three in the morning in Mexico. */
const HOUR = 8

export type Swept = Record<RetentionKind, number>

/**
 * Removes everything that has reached its term (app/config/retention-terms.ts), rows and files, and says so in the state's log when
 * there was any. May run at any time and twice at once. Before serving, after a restore, and every night. Returns how much of each kind.
 */
export async function sweepExpired(now = new Date()): Promise<Swept> {
  const days = retentionInForce()
  const endOf = (kind: RetentionKind) => new Date(now.getTime() - days[kind] * DAY_MS)
  const entities = await asSweeper(listEntityIds)
  const inEach = async (work: (tx: SweeperTx) => Promise<number>) => {
    let sum = 0
    for (const id of entities) sum += await asSweeper(work, id)
    return sum
  }
  const uploads = await sweepUploads(now.getTime(), days.uploads * DAY_MS)
  const outbox = sweepOutbox(endOf('mails'))
  const swept: Swept = {
    sessions: await asSweeper((tx) => removeSessions(tx, endOf('sessions'))),
    attempts: await asSweeper((tx) => removeAttempts(tx, endOf('attempts'))),
    mails: outbox + (await asSweeper((tx) => removeMails(tx, endOf('mails')))),
    invitations: await inEach((tx) => removeInvitations(tx, endOf('invitations'))),
    notices: await inEach((tx) => removeNotices(tx, endOf('notices'))),
    imports: await inEach((tx) => removeImportTraces(tx, endOf('imports'))),
    accounts: await forgetAccounts(endOf('accounts'), entities),
    requests: await asSweeper((tx) => removeRequests(tx, endOf('requests'))),
    uploads,
  }
  if (Object.values(swept).some((count) => count > 0)) {
    const entry = { actorId: null, door: 'job', action: 'sweep-expired', subject: 'portal', detail: { ...swept } }
    await asSweeper((tx) => appendStateAudit(tx, [entry]))
  }
  return swept
}

/** Each in its own transaction with its entry, by number only. Roles go first, entity by entity: a crash is made up for the next night. */
async function forgetAccounts(moment: Date, entities: readonly string[]): Promise<number> {
  const accounts = await asSweeper((tx) => listAccountsToForget(tx, moment))
  for (const userId of accounts) {
    for (const id of entities) await asSweeper((tx) => forgetMember(tx, userId), id)
    await asSweeper(async (tx) => {
      await forgetAccount(tx, userId)
      await appendStateAudit(tx, [
        { actorId: null, door: 'job', action: 'forget-account', subject: userId, detail: {} },
      ])
    })
  }
  return accounts.length
}

/** The next night after a moment. */
export function nextNight(now: Date): Date {
  const night = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR))
  return night > now ? night : new Date(night.getTime() + DAY_MS)
}

/** The nightly job: asks for the one of the night after before it begins, so that a failure breaks no chain of nights. */
export async function sweepTonight(now = new Date()): Promise<Swept> {
  await asPlatform((tx) => enqueueJob(tx, 'sweep-expired', {}, { key: 'sweep-expired', runAt: nextNight(now) }))
  return sweepExpired(now)
}
