import { asJobs } from '#db/as-jobs.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { listDeskEntities } from '#db/queries/operation/desk-entities.server.ts'
import {
  countUndeliveredMails,
  listUnansweredInvitations,
  type WaitingInvitation,
} from '#db/queries/operation/what-waits.server.ts'
import { listQueuedJobs } from '#db/queries/queued-jobs.server.ts'

export interface WhatWaits {
  counts: { active: number; suspended: number; closed: number; publishing: number }
  invitations: WaitingInvitation[]
  /** Entities at work that nobody administers: the first ones, and how many in all. */
  unadministered: { slug: string; name: string }[]
  unadministeredTotal: number
  /** Jobs that failed for good, by name. */
  deadJobs: { name: string; count: number }[]
  undeliveredMails: number
}

/** Entities named one by one before the rest is counted. */
const FEW = 10

/** What waits for operation today: counts and entities, nothing of what is in drafts, complaints, jobs or mails. */
export async function loadWhatWaits(): Promise<WhatWaits> {
  const [atDesk, dead] = await Promise.all([
    asPlatform(async (tx) => ({
      entities: await listDeskEntities(tx),
      invitations: await listUnansweredInvitations(tx),
      undeliveredMails: await countUndeliveredMails(tx),
    })),
    asJobs((tx) => listQueuedJobs(tx)).then((jobs) => jobs.filter(({ state }) => state === 'dead')),
  ])
  const { entities, invitations, undeliveredMails } = atDesk
  const count = (wanted: string) => entities.filter(({ status }) => status === wanted).length
  const alone = entities.filter(({ status, admins }) => status === 'active' && admins === 0)
  const names = [...new Set(dead.map(({ name }) => name))].sort()
  return {
    counts: {
      active: count('active'),
      suspended: count('suspended'),
      closed: count('closed'),
      publishing: entities.filter(({ status, releases }) => status === 'active' && releases > 0).length,
    },
    invitations,
    unadministered: alone.slice(0, FEW).map(({ slug, name }) => ({ slug, name })),
    unadministeredTotal: alone.length,
    deadJobs: names.map((name) => ({ name, count: dead.filter((job) => job.name === name).length })),
    undeliveredMails,
  }
}
