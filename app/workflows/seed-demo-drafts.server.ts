import type { Desk } from '#app/capture/create-process.server.ts'
import { judgeDocument } from '#app/capture/judge-document.ts'
import { takeStep } from '#app/capture/take-step.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asMember } from '#db/as-member.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { insertDraftEvent } from '#db/queries/capture/draft-events.server.ts'
import { insertDraft } from '#db/queries/capture/write-draft.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { findUserForSignIn } from '#db/queries/sign-in-users.server.ts'
import type { DemoProcess } from '#tenants/demo/generator/generate-demo.ts'
import { readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'

/** What waits on the desks of the demonstration: one process in each state of the review. */
const STATES = ['draft', 'in_review', 'returned', 'approved'] as const

/** Entities where a demo account captures. */
export function capturingEntities(): Set<string> {
  const { accounts } = readDemoAccounts()
  return new Set(
    accounts.flatMap(({ memberships }) =>
      memberships.filter(({ roles }) => roles.includes('capturer')).map(({ entity }) => entity),
    ),
  )
}

/**
 * Takes the last publication of the newest processes of those entities out of the story: it is still a draft on somebody's desk.
 * Planted irregularities stay whole. Returns the processes and, apart, what is left to capture.
 */
export function withholdDrafts(processes: DemoProcess[]): { published: DemoProcess[]; drafts: DemoProcess[] } {
  const wanted = new Map<string, number>([...capturingEntities()].map((slug) => [slug, STATES.length]))
  const drafts: DemoProcess[] = []
  const published = [...processes]
  for (let at = processes.length - 1; at >= 0; at -= 1) {
    const process = processes[at]!
    const left = wanted.get(process.entitySlug) ?? 0
    if (left === 0 || process.planted || process.steps.length < 2) continue
    wanted.set(process.entitySlug, left - 1)
    drafts.push(process)
    published[at] = { ...process, steps: process.steps.slice(0, -1) }
  }
  return { published, drafts }
}

/** Puts the withheld documents on the desks, each in its state, by the people of the demonstration. */
export async function seedDemoDrafts(drafts: DemoProcess[]): Promise<void> {
  const roster = await asPlatform(loadRoster)
  const seen = new Map<string, number>()
  for (const { entitySlug, ocid, steps } of drafts) {
    const at = seen.get(entitySlug) ?? 0
    seen.set(entitySlug, at + 1)
    const entity = roster.find(({ slug }) => slug === entitySlug)!
    const capturer = await deskOf(entity, 'capturer')
    const reviewer = await deskOf(entity, 'reviewer')
    const document = steps.at(-1)!.document
    const draftId = await asMember(capturer!, async (tx) => {
      const id = await insertDraft(tx, { ...judgeDocument(document), document, ocid, publishedRevision: 0 })
      if (id) await insertDraftEvent(tx, { draftId: id, kind: 'created', revision: 1 })
      return id
    })
    if (draftId && reviewer) await advance(draftId, STATES[at % STATES.length]!, capturer!, reviewer)
  }
}

async function advance(draftId: string, state: (typeof STATES)[number], capturer: Desk, reviewer: Desk): Promise<void> {
  const step = (desk: Desk, step: 'submit' | 'return' | 'approve', comment = '') =>
    takeStep(desk, { draftId, step, revision: 1, comment })
  if (state === 'draft') return
  await step(capturer, 'submit')
  if (state === 'returned')
    await step(reviewer, 'return', 'Falta la liga del acta de entrega en Ejecución › Documentos. Lo demás está bien.')
  if (state === 'approved') await step(reviewer, 'approve', 'Revisado contra el expediente.')
}

async function deskOf(
  entity: { id: string; slug: string; key: string },
  role: 'capturer' | 'reviewer',
): Promise<Desk | null> {
  const account = readDemoAccounts().accounts.find(({ memberships }) =>
    memberships.some((membership) => membership.entity === entity.slug && membership.roles.includes(role)),
  )
  const user = account && (await asAccount(null, (tx) => findUserForSignIn(tx, account.email)))
  return user ? { userId: user.id, entityId: entity.id, slug: entity.slug, key: entity.key } : null
}
