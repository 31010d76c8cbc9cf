import { isObject, type Json, type JsonObject } from './types.ts'

/** What a JSON document is, among the shapes in which OCDS and OC4IDS are handed around. */
export type Shape =
  | 'release-package'
  | 'record-package'
  | 'release'
  | 'compiled-release'
  | 'record'
  | 'releases'
  | 'oc4ids-project'
  | 'oc4ids-package'
  | 'unknown'

/** Members that a release without `ocid` is still known by. */
const RELEASE_MARKS = ['tag', 'initiationType', 'tender', 'awards', 'contracts', 'planning', 'buyer', 'parties']

/** Tells the shape by the members that are there; nothing is validated. JSON lines are told as an array of them is. */
export function detectShape(value: Json): Shape {
  if (Array.isArray(value)) return detectList(value)
  if (!isObject(value)) return 'unknown'
  if (Array.isArray(value.records)) return 'record-package'
  if (Array.isArray(value.projects)) return 'oc4ids-package'
  if (isRecord(value)) return 'record'
  if (Array.isArray(value.releases) || Array.isArray(value.arrayReleasePackage)) return 'release-package'
  if (isProject(value)) return 'oc4ids-project'
  if (!isRelease(value)) return 'unknown'
  return Array.isArray(value.tag) && value.tag.includes('compiled') ? 'compiled-release' : 'release'
}

function detectList(list: readonly Json[]): Shape {
  if (list.length === 0) return 'unknown'
  return list.some((member) => !['unknown', 'oc4ids-project', 'oc4ids-package'].includes(detectShape(member)))
    ? 'releases'
    : 'unknown'
}

function isRecord(value: JsonObject): boolean {
  if (typeof value.ocid !== 'string') return false
  return Array.isArray(value.releases) || isObject(value.compiledRelease) || isObject(value.versionedRelease)
}

function isProject(value: JsonObject): boolean {
  if (value.ocid !== undefined) return false
  return Array.isArray(value.contractingProcesses) || (typeof value.id === 'string' && value.id.startsWith('oc4ids-'))
}

function isRelease(value: JsonObject): boolean {
  if (typeof value.ocid === 'string') return true
  return RELEASE_MARKS.filter((name) => value[name] !== undefined && value[name] !== null).length >= 2
}
