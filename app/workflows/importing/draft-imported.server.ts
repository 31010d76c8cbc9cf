import type { JudgedRelease } from '#app/capture/importing/judge-release.server.ts'
import { releaseKey } from '#app/capture/importing/sort-releases.ts'
import { judgeDocument } from '#app/capture/judge-document.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { beginPublishing } from '#app/publication/begin-publishing.server.ts'
import type { WorkerTx } from '#db/door.server.ts'
import { type ImportedDraft, insertImportedDrafts, insertOriginals } from '#db/queries/imports.server.ts'
import { findWithdrawn } from '#db/queries/publishing/withdrawals.server.ts'
import { byProcess } from './by-process.ts'
import { type ImportedBatch, type KeptBatch, originalRows } from './publish-imported.server.ts'

/**
 * Makes a draft of each process of a batch (its releases merged) and keeps what came in, in the transaction at hand; nothing becomes
 * public. Tells what was left out because another import had stored it in the meantime.
 */
export async function draftImported(tx: WorkerTx, batch: ImportedBatch): Promise<KeptBatch> {
  await beginPublishing(tx)
  const ocids = batch.releases.map(({ ocid }) => ocid)
  const gone = new Set(await findWithdrawn(tx, ocids))
  const releases = batch.releases.filter(({ ocid }) => !gone.has(ocid))
  const known = await insertOriginals(tx, batch.importId, originalRows({ ...batch, releases }))
  const overtaken = new Set(known.map(releaseKey))
  const isOvertaken = (release: JudgedRelease) => overtaken.has(releaseKey(release))
  const kept = releases.filter((release) => !isOvertaken(release))
  const processes = byProcess(kept)
  const drafts = [...processes].map(([ocid, own]) =>
    draftOf(
      ocid,
      own.map(({ release }) => release),
    ),
  )
  await insertImportedDrafts(tx, drafts, batch.actorId)
  const withdrawn = batch.releases.filter(({ ocid }) => gone.has(ocid))
  return { kept, stored: releases.filter(isOvertaken), taken: [], withdrawn }
}

function draftOf(ocid: string, releases: JsonObject[]): ImportedDraft {
  const { id: _id, date: _date, tag: _tag, ...document } = mergeReleases(releases)
  const { answers: _answers, ...judgement } = judgeDocument(document)
  return { ...judgement, title: judgement.title.slice(0, 500), ocid, document }
}
