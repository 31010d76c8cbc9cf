import { canonicalText } from '#app/ocds/canonical.ts'
import { differenceRelease, identifyMembers } from '#app/ocds/diff.ts'
import type { Persons } from '#app/ocds/private-data.ts'
import { deriveTags } from '#app/ocds/tags.ts'
import { asText, type JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'
import type { PublishingEntity } from '#db/queries/publishing/entity-lock.server.ts'
import { personsIn } from './persons/persons-in.ts'
import type { ProcessHistory } from './process-history.ts'
import { publicRelease, type ReleaseRule } from './public-release.server.ts'
import type { DocumentToPublish, ReleaseToPublish, WholeProcess } from './publication.ts'
import { releaseIdTaken, releaseInvalid } from './refusals.ts'
import { nextReleaseDate } from './release-date.ts'

export interface PreparedRelease {
  ocid: string
  releaseId: string
  date: string
  tags: string[]
  source: 'captured' | 'imported'
  /** Canonical public bytes. */
  body: string
  masked: string[]
}

/** What of an entity decides how its releases read. */
export type Preparer = Pick<PublishingEntity, 'timeZone' | 'publishNaturalRfc' | 'restricted'>

/** Turns documents and releases into public canonical releases, one after the other, each appended to its process's history. */
export function prepareReleases(
  publisher: Preparer,
  histories: Map<string, ProcessHistory>,
  publications: (DocumentToPublish | ReleaseToPublish)[],
  whole: ReadonlyMap<string, WholeProcess> = new Map(),
): { releases: PreparedRelease[]; unchanged: string[] } {
  const releases: PreparedRelease[] = []
  const unchanged: string[] = []
  const persons = personsByProcess(histories, publications, whole)
  for (const publication of publications) {
    const imported = 'release' in publication
    const history = histories.get(imported ? publication.release.ocid : publication.ocid)!
    const known = persons.get(history.ocid)
    const made = imported
      ? publicRelease(publication.release, publisher, known)
      : releaseOfDocument(publisher, history, publication, known)
    if (!made) {
      unchanged.push(history.ocid)
      continue
    }
    const { document: release, masked } = made
    const releaseId = asText(release.id)
    if (history.releaseIds.has(releaseId)) throw releaseIdTaken(history.ocid, releaseId)
    history.append(release, releaseId)
    releases.push({
      ocid: history.ocid,
      releaseId,
      date: asText(release.date),
      tags: Array.isArray(release.tag) ? release.tag.map(asText) : [],
      source: imported ? 'imported' : 'captured',
      body: canonicalText(release),
      masked,
    })
  }
  return { releases, unchanged }
}

/** Who is a natural person in each process, by what is public of it and by all that is published now: one release may say so of another. */
function personsByProcess(
  histories: Map<string, ProcessHistory>,
  publications: (DocumentToPublish | ReleaseToPublish)[],
  whole: ReadonlyMap<string, WholeProcess>,
): Map<string, Persons> {
  const told = new Map<string, JsonObject[]>()
  for (const publication of publications) {
    const [ocid, content] =
      'release' in publication
        ? [publication.release.ocid, publication.release]
        : [publication.ocid, publication.document]
    told.set(ocid, [...(told.get(ocid) ?? []), content])
  }
  return new Map(
    [...told].map(([ocid, contents]) => {
      const published = histories.get(ocid)?.compiled
      return [ocid, personsIn(published ? [published] : [], contents, whole.get(ocid))]
    }),
  )
}

/** How the record should read once the document is published, as the public may see it, and what was masked for that. */
export function nextRecord(
  rule: ReleaseRule,
  ocid: string,
  document: JsonObject,
  persons?: Persons,
): { document: JsonObject; masked: string[] } {
  const { id: _id, date: _date, tag: _tag, ...content } = document
  return publicRelease(identifyMembers({ ...content, ocid, initiationType: 'tender' }), rule, persons)
}

/** The release that makes the record read as the document; null when it says nothing new. */
function releaseOfDocument(
  publisher: Preparer,
  history: ProcessHistory,
  { ocid, document, at }: DocumentToPublish,
  persons: Persons | undefined,
): { document: JsonObject; masked: string[] } | null {
  const { document: next, masked } = nextRecord(publisher, ocid, document, persons)
  const previous = history.compiled
  const tags = deriveTags(previous, next)
  const difference = differenceRelease(previous, next)
  const says = Object.keys(difference).some((name) => name !== 'ocid' && name !== 'initiationType')
  if (!says || tags.length === 0) return null
  const latest = typeof previous?.date === 'string' ? previous.date : null
  const date = nextReleaseDate(at ?? new Date(), publisher.timeZone, latest)
  const release: JsonObject = { ...difference, ocid, id: history.nextReleaseId(), date, tag: tags }
  const problem = validateRelease(release, 'core').find(({ severity }) => severity === 'error')
  if (problem) throw releaseInvalid(ocid, `${problem.message} (${problem.path})`)
  return { document: release, masked }
}
