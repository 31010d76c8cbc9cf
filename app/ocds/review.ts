import { CHECKS } from './checks/index.ts'
import { placesAt } from './checks/walk.ts'
import { isCode } from './codelists.ts'
import { labelOf, type SchemaName, walkFields } from './fields.ts'
import { type Finding, pointer, sortFindings } from './findings.ts'
import { pruneEmptied } from './merging/prune.ts'
import { isOcid } from './ocid.ts'
import type { Json, JsonObject } from './types.ts'
import { validateRelease } from './validate.ts'

export interface ReviewOptions {
  /** `edca-mx`: our publication gate, for what is captured here. `core`: the official schema; all else is a warning. */
  profile: SchemaName
  /** What publication will write as `date`; taken for granted when absent. */
  stageDate?: string
}

/** What publication adds by itself; a draft does not lack it. */
const ADDED_BY_PUBLICATION = {
  id: 'borrador',
  date: '2000-01-01T00:00:00Z',
  tag: ['planning'],
  initiationType: 'tender',
}

/**
 * All findings about a document or compiled release, from one place for screen, import, API and command line
 * : schema, codelists, references, coherence checks; errors first. What the publication adds by
 * itself (id, date, tag, initiationType) may be missing, an ocid too. Dropped members of a compiled release are left
 * out before. Never throws.
 */
export function reviewDocument(document: JsonObject, { profile, stageDate }: ReviewOptions): Finding[] {
  const isCompiled = Array.isArray(document.tag) && document.tag.includes('compiled')
  const content = isCompiled ? pruneEmptied(document) : document
  const release = { ...ADDED_BY_PUBLICATION, ocid: 'ocds-demo00-borrador', ...content }
  if (stageDate !== undefined) release.date = stageDate
  const findings = [
    ...validateRelease(release, profile).filter((finding) => finding.check === undefined),
    ...ocidFindings(content),
    ...codeFindings(content),
    ...checkFindings(content),
  ]
  if (profile === 'edca-mx') return sortFindings(findings)
  return sortFindings(findings.map((finding) => (isOfSchema(finding) ? finding : { ...finding, severity: 'warning' })))
}

const isOfSchema = (finding: Finding): boolean => finding.check === undefined

function ocidFindings({ ocid }: JsonObject): Finding[] {
  if (ocid === undefined || isOcid(ocid)) return []
  const message = 'El OCID no empieza con un prefijo registrado (ocds-, seis letras o números y un guion); corríjalo.'
  return [{ path: '/ocid', keyword: 'ocid', severity: 'error', message, check: 'ocid' }]
}

interface OpenList {
  names: string[]
  codelist: string
}

let openLists: OpenList[] | undefined

/** Fields whose codes may be others than the list's: a code that is not in it is worth a look, no more. */
function listsToLookAt(): OpenList[] {
  openLists ??= walkFields('edca-mx').flatMap(({ path, codelist, openCodelist }) =>
    codelist && openCodelist ? [{ names: path.slice(1).split('/'), codelist }] : [],
  )
  return openLists
}

function codeFindings(document: JsonObject): Finding[] {
  return listsToLookAt().flatMap(({ names, codelist }) => {
    const last = names.at(-1) === '*' ? names.at(-2) : names.at(-1)
    if (last === undefined) return []
    const holders = placesAt(document, ...names.slice(0, names.lastIndexOf(last)))
    return holders.flatMap(({ value, path }) => unknownCodes(value[last], pointer(path, last), codelist))
  })
}

function unknownCodes(value: Json | undefined, path: string, codelist: string): Finding[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => unknownCodes(each, pointer(path, index), codelist))
  if (typeof value !== 'string' || value === '' || isCode(codelist, value)) return []
  const message = `«${labelOf(path)}» usa el código «${value}», que no está en la lista; elija uno de ella si lo hay.`
  return [{ path, keyword: 'openCodelist', severity: 'warning', message, check: 'codes' }]
}

function checkFindings(document: JsonObject): Finding[] {
  return CHECKS.flatMap(({ key, check }) =>
    check(document).flatMap(({ outcome, path, message, severity }): Finding[] =>
      outcome === 'fail' ? [{ path, keyword: key, severity, message, check: key }] : [],
    ),
  )
}
