import { appendAudit } from '#app/audit/append-audit.server.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { pruneEmptied } from '#app/ocds/merging/prune.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { asMember } from '#db/as-member.server.ts'
import { insertDraftEvent } from '#db/queries/capture/draft-events.server.ts'
import { findDraftIdByOcid } from '#db/queries/capture/find-draft.server.ts'
import { readOwnCompiled } from '#db/queries/capture/own-published.server.ts'
import { insertDraft } from '#db/queries/capture/write-draft.server.ts'
import type { Desk } from './create-process.server.ts'
import { judgeDocument } from './judge-document.ts'
import { RULES } from './steps.ts'

/** What a compiled release has that is its own and not the process's. */
const OF_THE_RELEASE = ['id', 'date', 'tag']

/**
 * Opens a process that is published but was never captured here (an imported one): a draft equal to what is public, to be
 * corrected by a new release. With a draft already there, that one's id is given back untouched. Throws NotAMember; Refusal
 * `lacks-role` (403), `not-found` (404) for what this entity has not published in the main feeds.
 */
export function draftFromPublished(desk: Desk, ocid: string): Promise<string> {
  return asMember(desk, async (tx, roles) => {
    if (!RULES.reopen.roles.some((role) => roles.includes(role)))
      throw new Refusal('lacks-role', 403, 'Corregir lo publicado toca a quien captura o a la unidad de transparencia.')
    const known = await findDraftIdByOcid(tx, ocid)
    if (known) return known
    const compiled = await readOwnCompiled(tx, ocid)
    if (compiled === null)
      throw new Refusal(
        'not-found',
        404,
        'Su ente no tiene publicado ese proceso, o está publicado como histórico y se corrige en su origen.',
      )
    const document = pruneEmptied(JSON.parse(compiled) as JsonObject)
    for (const name of OF_THE_RELEASE) delete document[name]
    const id = await insertDraft(tx, { ...judgeDocument(document), document, ocid, publishedRevision: 1 })
    if (!id) return (await findDraftIdByOcid(tx, ocid)) ?? ''
    await insertDraftEvent(tx, { draftId: id, kind: 'reopened', revision: 1 })
    await appendAudit(tx, desk.entityId, [
      { actorId: desk.userId, door: 'screen', action: 'open-correction', subject: id, detail: { ocid } },
    ])
    return id
  })
}
