import type { Shape } from '#app/ocds/detect.ts'
import type { SchemaName } from '#app/ocds/fields.ts'
import type { Finding } from '#app/ocds/findings.ts'
import type { GuardProblem } from '#app/ocds/guard.ts'
import { type FoundRelease, type ReadReleases, readParts } from '#app/ocds/releases-in.ts'
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

/** Findings about processes, each with the release it is told of. Loaded only where it is asked for. */
export type ReviewProcesses = (releases: readonly JsonObject[]) => { finding: Finding; release: JsonObject }[]

/**
 * What is wrong with the releases of a file. `core`: the official schema for each release, ids that repeat as
 * warnings. `edca-mx`: our schema for each release, and, given `review`, the coherence of each process. A release that the guard refuses has one error, and the rest goes on.
 */
export function validateFile(text: string, schema: SchemaName, review?: ReviewProcesses): FileVerdict {
  const verdict: FileVerdict = { shape: 'unknown', valid: true, errors: [], warnings: [] }
  const readable: JsonObject[] = []
  let count = 0
  for (const part of readParts(text)) {
    verdict.shape = part.shape
    count += part.releases.length
    addFileProblems(part, verdict)
    for (const found of part.releases) {
      addReleaseFindings(found, schema, verdict)
      if (review && !found.problem) readable.push(found.release)
    }
  }
  if (verdict.shape === 'releases' && count === 0) verdict.shape = 'unknown'
  if (count === 0 && verdict.errors.length === 0) {
    verdict.errors.push(ofFile({ path: '', code: 'no-releases', message: sentenceFor(verdict.shape) }))
  }
  for (const { finding, release } of review?.(readable) ?? []) add(finding, release, verdict)
  verdict.valid = verdict.errors.length === 0
  return verdict
}

function addFileProblems({ problems, unreadable }: ReadReleases, verdict: FileVerdict): void {
  for (const problem of problems) verdict.errors.push(ofFile(problem))
  const told = new Set(problems.map(({ path }) => path))
  for (const where of unreadable) {
    if (!told.has(where)) verdict.errors.push(ofFile({ path: where, code: 'not-a-release', message: NOT_A_RELEASE }))
  }
}

const NOT_A_RELEASE = 'Aquí se esperaba una publicación OCDS y hay otra cosa.'

function sentenceFor(shape: Shape): string {
  if (shape.startsWith('oc4ids')) return 'Es un proyecto OC4IDS; no contiene publicaciones OCDS que revisar.'
  if (shape === 'unknown') return 'El archivo no es OCDS: no hay publicaciones ni expedientes.'
  return 'El archivo no contiene ninguna publicación completa que revisar.'
}

function addReleaseFindings({ release, problem }: FoundRelease, schema: SchemaName, verdict: FileVerdict): void {
  if (problem) {
    verdict.errors.push({ ...namesOf(release), path: problem.path, keyword: problem.code, message: problem.message })
    return
  }
  for (const finding of validateRelease(release, schema)) add(finding, release, verdict)
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
