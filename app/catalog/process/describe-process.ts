import { dayOfInstant } from '#app/lib/day-of-instant.ts'
import { apiPaths, paths } from '#app/lib/paths.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { answerQuestions } from '#app/ocds/eight-questions.ts'
import { type JsonObject, valueAt } from '#app/ocds/types.ts'
import { methodMeaning } from '#app/texts/processes.ts'
import type { PublishedReleaseLine } from '#db/queries/reading/read-process.server.ts'
import { categoryWord } from '../facet-words.ts'
import { describeDocuments } from './describe-documents.ts'
import { describeDelivery, describeItems } from './describe-goods.ts'
import { describeFunding, describeMoney } from './describe-money.ts'
import { competitionSentence, describeAmendments, describeCompetition, describePublicSide } from './describe-people.ts'
import { describeStages, standingOf } from './describe-stages.ts'
import type { LoadedProcess } from './load-process.server.ts'
import { wordsAt } from './read-loosely.ts'

/** Where on the page the evidence of each answer is. */
const EVIDENCE: Record<string, string> = {
  what: '#que-se-compro',
  how: '#procedimiento',
  'how-much': '#dinero',
  where: '#que-se-compro',
  who: '#participantes',
  price: '#que-se-compro',
  when: '#recorrido',
  funding: '#dinero',
}

/** What is said beside the name of an entity that does not work any more. */
const ENTITY_MARKS: Record<string, string> = { suspended: 'Ente suspendido', closed: 'Ente que ya no existe' }

/** A published process as its page draws it: words, amounts, dates and addresses, nothing to be decided any more. */
export function describeProcess({ row, compiled, releases, standings }: LoadedProcess, zone: string) {
  const standing = standingOf(compiled)
  const competitors = describeCompetition(compiled, standings, row.sanction_matches, zone)
  return {
    ocid: row.ocid,
    title: titleOf(compiled, row),
    number: row.file_number === row.ocid ? null : row.file_number,
    entity: {
      name: row.entity_name,
      href: paths.entity(row.entity_slug),
      notice: row.entity_notice,
      mark: ENTITY_MARKS[row.entity_status] ?? null,
    },
    method: row.method === 'unknown' ? null : row.method,
    stage: row.stage,
    standing: standing ? titleOfCode(standing.list, standing.code) : null,
    historical: row.historical ? describeHistorical(releases) : null,
    answers: answerQuestions(compiled).map(({ key, question, status, sentence }) => ({
      key,
      question,
      status,
      sentence,
      ...(status === 'answered' && EVIDENCE[key] ? { href: EVIDENCE[key] } : {}),
    })),
    stages: describeStages(compiled, row.stage),
    procedure: describeProcedure(compiled, row.method, row.category),
    money: describeMoney(compiled),
    funding: describeFunding(compiled),
    people: describePublicSide(compiled),
    competition: { sentence: competitionSentence(compiled, competitors), competitors },
    goods: describeItems(compiled),
    contracts: describeDelivery(compiled),
    amendments: describeAmendments(compiled),
    papers: describeDocuments(compiled, row.stage),
    releases: releases.map((release) => describeRelease(release, row.ocid, zone)).reverse(),
    changesHref: releases.length > 1 ? `${paths.process(row.ocid)}/cambios` : null,
    data: describeData(row),
  }
}

function titleOf(compiled: JsonObject, row: LoadedProcess['row']): string {
  return wordsAt(compiled, 'tender', 'title') ?? wordsAt(compiled, 'tender', 'description') ?? (row.title || row.ocid)
}

/** The law and the reasons, verbatim. */
function describeProcedure(compiled: JsonObject, method: string, category: string) {
  const awards = valueAt(compiled, 'awards')
  const first = Array.isArray(awards) ? awards[0] : undefined
  return {
    legalName: wordsAt(compiled, 'tender', 'procurementMethodDetails'),
    meaning: methodMeaning(method),
    rationale: wordsAt(compiled, 'tender', 'procurementMethodRationale') ?? wordsAt(first, 'rationale'),
    need: wordsAt(compiled, 'planning', 'rationale'),
    criteria: wordsAt(compiled, 'tender', 'awardCriteriaDetails'),
    category: categoryWord(category),
    description: wordsAt(compiled, 'tender', 'description'),
  }
}

function describeHistorical(releases: readonly PublishedReleaseLine[]) {
  const all = releases.flatMap(({ findings }) => (Array.isArray(findings) ? findings : []))
  const sentences = all.flatMap((finding) =>
    typeof finding === 'object' && finding !== null && 'message' in finding && typeof finding.message === 'string'
      ? [finding.message]
      : [],
  )
  const unique = [...new Set(sentences)]
  return { count: all.length, sentences: unique.slice(0, 12), more: Math.max(0, unique.length - 12) }
}

function describeRelease(release: PublishedReleaseLine, ocid: string, zone: string) {
  return {
    id: release.release_id,
    published: dayOfInstant(release.published_at, zone),
    date: dayOfInstant(release.release_date, zone),
    tags: release.tags.map((tag) => titleOfCode('releaseTag', tag)),
    imported: release.source === 'imported',
    position: release.position,
    sha256: release.body_sha256,
    link: release.link,
    href: release.findings === null ? apiPaths.release(ocid, release.release_id) : null,
  }
}

function describeData(row: LoadedProcess['row']) {
  if (row.historical) {
    return {
      record: null,
      releases: apiPaths.historicalReleases({ ocid: row.ocid }),
      sha256: null,
      entityReleases: null,
    }
  }
  return {
    record: apiPaths.record(row.ocid),
    releases: `${paths.process(row.ocid)}/publicaciones.json`,
    sha256: row.compiled_sha256,
    entityReleases: apiPaths.entityReleases(row.entity_slug),
  }
}
