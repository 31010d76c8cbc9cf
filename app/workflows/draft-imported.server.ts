import { releaseKey } from '#app/capture/importing/sort-releases.ts'
import { judgeDocument } from '#app/capture/judge-document.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import { asWorker } from '#db/as-worker.server.ts'
import { type ImportedDraft, insertImportedDrafts, insertOriginals } from '#db/queries/imports.server.ts'
import { type ImportedBatch, type LeftOut, originalRows } from './publish-imported.server.ts'

/**
 * Makes a draft of each process of a batch (its releases merged) and keeps what came in, in one transaction; nothing becomes
 * public. Tells what was left out because another import had stored it in the meantime.
 */
export async function draftImported(batch: ImportedBatch): Promise<LeftOut> {
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
    return { stored: known.length, taken: [] }
  })
}

function draftOf(ocid: string, releases: JsonObject[]): ImportedDraft {
  const { id: _id, date: _date, tag: _tag, ...document } = mergeReleases(releases)
  const { answers: _answers, ...judgement } = judgeDocument(document)
  return { ...judgement, title: judgement.title.slice(0, 500), ocid, document }
}
