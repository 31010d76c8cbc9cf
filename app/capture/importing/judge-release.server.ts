import { hash } from 'node:crypto'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Finding } from '#app/ocds/findings.ts'
import { isPublicIdentity } from '#app/ocds/private-data.ts'
import { asText, type JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'
import type { ImportFinding } from './import-finding.ts'
import type { FileRelease } from './reading/read-input.server.ts'

/** A release as the import sees it: who it is, what its content is, and whether it passes the gate for imports. */
export interface JudgedRelease {
  file: string
  where: string
  ocid: string
  releaseId: string
  /** Of the canonical text of what came in, so that the order of members does not matter. */
  sha256: string
  release: JsonObject
  /** The release as JSON in one line, members in the order in which they came. */
  text: string
  /** Why it fails the gate; empty when it passes. */
  errors: Finding[]
}

/**
 * The gate for imports: the official OCDS 1.1.5 release schema with formats, and numbers that can be kept.
 * A release that says no ocid, whose ocid or id holds a person's key, or that cannot be put into canonical form, is no release: an
 * ImportFinding comes back instead.
 */
export function judgeRelease({ file, where, release, problem }: FileRelease): JudgedRelease | ImportFinding {
  const ocid = release.ocid
  if (typeof ocid !== 'string' || ocid.trim() === '' || ocid.length > 300) {
    return {
      file,
      ocid: null,
      path: where,
      severity: 'error',
      message: 'Falta el identificador del proceso (ocid): sin él no se sabe a qué proceso pertenece esta publicación.',
    }
  }
  if (problem && problem.code !== 'number')
    return { file, ocid, path: problem.path, severity: 'error', message: problem.message }
  for (const name of ['ocid', 'id']) {
    if (!isPublicIdentity(asText(release[name])))
      return { file, ocid: null, path: `${where}/${name}`, severity: 'error', message: PRIVATE_IDENTITY }
  }
  const canonical = canonicalOrNull(release)
  if (canonical === null)
    return { file, ocid, path: problem?.path ?? where, severity: 'error', message: problem?.message ?? UNKEPT }
  const sha256 = hash('sha256', canonical, 'hex')
  const releaseId = typeof release.id === 'string' || typeof release.id === 'number' ? String(release.id) : ''
  const numbers: Finding[] = problem
    ? [{ path: problem.path, keyword: 'number', severity: 'error', message: problem.message }]
    : []
  const errors = [...numbers, ...validateRelease(release, 'core').filter((found) => found.severity === 'error')]
  return {
    file,
    where,
    ocid,
    releaseId: releaseId.trim() === '' ? `sin-id-${sha256.slice(0, 12)}` : releaseId,
    sha256,
    release,
    text: JSON.stringify(release),
    errors,
  }
}

/** What it holds is not repeated, nor kept with the findings. */
const PRIVATE_IDENTITY =
  'El identificador lleva la CURP, el RFC o la cuenta de una persona, y es público para siempre: esta publicación no se importó. Cámbielo en el sistema de origen.'

const UNKEPT = 'Esta publicación tiene un número o un texto que no se puede conservar como viene. Corríjalo.'

/** Null for what has no canonical text: a number beyond a double, half a character. */
function canonicalOrNull(release: JsonObject): string | null {
  try {
    return canonicalText(release)
  } catch {
    return null
  }
}

/** Tells a judged release from the finding that stands in its place. */
export function isJudged(judged: JudgedRelease | ImportFinding): judged is JudgedRelease {
  return 'sha256' in judged
}
