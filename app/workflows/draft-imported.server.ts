import { releaseKey } from '#app/capture/importing/sort-releases.ts'
import { answerQuestions } from '#app/ocds/eight-questions.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import { isObject, type JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type ImportedDraft, insertImportedDrafts, insertOriginals } from '#db/queries/imports.server.ts'
import { type ImportedBatch, originalRows } from './publish-imported.server.ts'

/**
 * Makes a draft of each process of a batch (its releases merged) and keeps what came in, in one transaction; nothing becomes
 * public. Returns how many releases another import had stored in the meantime.
 */
export async function draftImported(batch: ImportedBatch): Promise<number> {
  return asWorker(batch.entityId, async (tx) => {
    await beginPublishing(tx)
    const known = await insertOriginals(tx, batch.importId, originalRows(batch))
    const overtaken = new Set(known.map(releaseKey))
    const releases = new Map<string, JsonObject[]>()
    for (const release of batch.releases) {
      if (!overtaken.has(releaseKey(release)))
        releases.set(release.ocid, [...(releases.get(release.ocid) ?? []), release.release])
    }
    await insertImportedDrafts(
      tx,
      [...releases].map(([ocid, own]) => draftOf(ocid, own)),
    )
    return known.length
  })
}

function draftOf(ocid: string, releases: JsonObject[]): ImportedDraft {
  const { id: _id, date: _date, tag: _tag, ...document } = mergeReleases(releases)
  const findings = reviewDocument(document, { profile: 'edca-mx' })
  const tender = isObject(document.tender) ? document.tender : {}
  const errorCount = findings.filter(({ severity }) => severity === 'error').length
  return {
    ocid,
    document,
    title: typeof tender.title === 'string' ? tender.title.slice(0, 500) : '',
    method: typeof tender.procurementMethod === 'string' ? tender.procurementMethod : null,
    findings,
    errorCount,
    warningCount: findings.length - errorCount,
    answeredCount: answerQuestions(document).filter(({ status }) => status === 'answered').length,
  }
}
