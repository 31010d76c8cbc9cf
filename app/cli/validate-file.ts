import type { Shape } from '#app/ocds/detect.ts'
import type { SchemaName } from '#app/ocds/fields.ts'
import type { Finding } from '#app/ocds/findings.ts'
import type { GuardProblem } from '#app/ocds/guard.ts'
import { mergeReleases } from '#app/ocds/merge.ts'
import { type FoundRelease, readReleases } from '#app/ocds/releases-in.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'

export interface FileFinding {
  ocid: string | null
  releaseId: string | null
  /** JSON Pointer inside the release; inside the file where there is no release. */
  path: string
  keyword: string
  message: string
}

export interface FileVerdict {
  shape: Shape
  valid: boolean
  errors: FileFinding[]
  warnings: FileFinding[]
}

/**
 * What is wrong with the releases of a file. `core`: the official schema for each release, ids that repeat as
 * warnings. `edca-mx`: our schema for each release, and the coherence checks for each process as the file's
 * releases compile it. A release that the guard refuses has one error, and the rest goes on.
 */
export function validateFile(text: string, schema: SchemaName): FileVerdict {
  const { shape, releases, unreadable, problems } = readReleases(text)
  const verdict: FileVerdict = { shape, valid: true, errors: [], warnings: [] }
  for (const problem of problems) verdict.errors.push(ofFile(problem))
  const told = new Set(problems.map(({ path }) => path))
  for (const where of unreadable) {
    if (!told.has(where)) verdict.errors.push(ofFile({ path: where, code: 'not-a-release', message: NOT_A_RELEASE }))
  }
  if (releases.length === 0 && verdict.errors.length === 0) {
    verdict.errors.push(ofFile({ path: '', code: 'no-releases', message: sentenceFor(shape) }))
  }
  for (const found of releases) addReleaseFindings(found, schema, verdict)
  if (schema === 'edca-mx') addProcessFindings(releases, verdict)
  verdict.valid = verdict.errors.length === 0
  return verdict
}

const NOT_A_RELEASE = 'Aquí se esperaba una liberación OCDS y hay otra cosa.'

function sentenceFor(shape: Shape): string {
  if (shape.startsWith('oc4ids')) return 'Es un proyecto OC4IDS; no contiene liberaciones OCDS que revisar.'
  if (shape === 'unknown') return 'El archivo no es OCDS: no hay liberaciones ni registros.'
  return 'El archivo no contiene ninguna liberación completa que revisar.'
}

function addReleaseFindings({ release, problem }: FoundRelease, schema: SchemaName, verdict: FileVerdict): void {
  if (problem) {
    verdict.errors.push({ ...namesOf(release), path: problem.path, keyword: problem.code, message: problem.message })
    return
  }
  for (const finding of validateRelease(release, schema)) add(finding, release, verdict)
}

/** Coherence is of a process, not of one of its releases: a contract may name an award of an earlier release. */
function addProcessFindings(found: readonly FoundRelease[], verdict: FileVerdict): void {
  const processes = new Map<string, JsonObject[]>()
  for (const { release, problem } of found) {
    if (problem || typeof release.ocid !== 'string') continue
    const known = processes.get(release.ocid)
    if (known) known.push(release)
    else processes.set(release.ocid, [release])
  }
  for (const releases of processes.values()) {
    const compiled = mergeReleases(releases)
    const newest = { ...compiled, id: releases.length === 1 ? releases[0]?.id : compiled.id }
    for (const finding of reviewDocument(compiled, { profile: 'edca-mx' })) {
      if (finding.check !== undefined && finding.check !== 'unique-ids') add(finding, newest, verdict)
    }
  }
}

function add({ severity, path, keyword, message }: Finding, release: JsonObject, verdict: FileVerdict): void {
  const list = severity === 'error' ? verdict.errors : verdict.warnings
  list.push({ ...namesOf(release), path, keyword, message })
}

function namesOf({ ocid, id }: JsonObject): { ocid: string | null; releaseId: string | null } {
  return { ocid: nameOf(ocid), releaseId: nameOf(id) }
}

const nameOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null

function ofFile({
  path,
  code,
  message,
}: {
  path: string
  code: GuardProblem['code'] | string
  message: string
}): FileFinding {
  return { ocid: null, releaseId: null, path, keyword: code, message }
}
