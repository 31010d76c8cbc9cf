import { fieldAt } from '../walker/walk-fields.ts'
import type { CaptureEntry, CaptureField, CaptureGroup, CaptureList, CaptureSection, Control } from './capture-model.ts'

/** An entry as `schemas/capture/*.json` writes it: `path` is inside the member of the list above. */
export type RawEntry = {
  path: string
  title?: string
  help?: string
  starred?: boolean
  appliesTo?: string[]
  control?: string
  codelist?: string
  suggest?: string
  first?: string
  role?: string
  net?: string
  prefill?: string
  use?: string
  list?: RawList
}
export type RawList = {
  addLabel?: string
  fixed?: boolean
  memberTitle: string
  idPrefix?: string
  help?: string
  groups: RawGroup[]
}
export type RawGroup = { key?: string; title?: string; help?: string; appliesTo?: string[]; entries: RawEntry[] }
export type RawSection = { key: string; title: string; intro: string; groups: RawGroup[] }
/** Lists that several sections use by name. */
export type SharedLists = Record<string, RawList>

/**
 * Completes a section of `schemas/capture` with what the walker knows of its fields.
 * @throws with the path, when the EDCA-MX schema has no such field or `use` names no shared list
 */
export function readSection(raw: RawSection, shared: SharedLists): CaptureSection {
  return {
    key: raw.key as CaptureSection['key'],
    title: raw.title,
    intro: raw.intro,
    groups: raw.groups.map((group, position) => readGroup(group, '', position, shared)),
  }
}

function readGroup(raw: RawGroup, base: string, position: number, shared: SharedLists, first?: string): CaptureGroup {
  const group: CaptureGroup = {
    key: raw.key ?? `grupo-${position + 1}`,
    entries: raw.entries.map((entry) => readEntry(entry, base, shared, first)),
  }
  if (raw.title) group.title = raw.title
  if (raw.help) group.help = raw.help
  if (raw.appliesTo) group.appliesTo = raw.appliesTo
  return group
}

function readEntry(raw: RawEntry, base: string, shared: SharedLists, first?: string): CaptureEntry {
  const path = `${base}/${raw.path}`
  const field = fieldAt(path)
  if (!field) throw new Error(`schemas/capture: ${path} is no field of EDCA-MX.`)
  const list = raw.use ? shared[raw.use] : raw.list
  if (raw.use && !list) throw new Error(`schemas/capture: ${path} uses "${raw.use}", which shared.json lacks.`)
  const asked = {
    path,
    title: raw.title ?? field.title,
    help: raw.help ?? list?.help ?? field.description,
    starred: raw.starred ?? false,
    field,
    ...(raw.appliesTo ? { appliesTo: raw.appliesTo } : {}),
  }
  if (list) return { ...asked, ...readList(list, path, shared, raw.first) }
  return { ...asked, ...fieldOptions(raw, field.codelist, first), kind: 'field', control: raw.control as Control }
}

function readList(
  raw: RawList,
  path: string,
  shared: SharedLists,
  first?: string,
): Pick<CaptureList, 'kind' | 'fixed' | 'memberTitle' | 'groups' | 'addLabel' | 'idPrefix'> {
  return {
    kind: 'list',
    fixed: raw.fixed ?? false,
    memberTitle: raw.memberTitle,
    groups: raw.groups.map((group, position) => readGroup(group, `${path}/*`, position, shared, first)),
    ...(raw.addLabel ? { addLabel: raw.addLabel } : {}),
    ...(raw.idPrefix ? { idPrefix: raw.idPrefix } : {}),
  }
}

function fieldOptions(raw: RawEntry, codelist: string | undefined, first: string | undefined): Partial<CaptureField> {
  const options: Partial<CaptureField> = {}
  const list = raw.codelist ?? codelist
  if (list && (raw.control === 'select' || raw.control === 'select-many')) options.codelist = list
  if (list && first && raw.path === 'documentType') options.first = first
  if (raw.suggest) options.suggest = raw.suggest
  if (raw.role) options.role = raw.role
  if (raw.net === 'asked' || raw.net === 'starred') options.net = raw.net
  if (raw.prefill === 'entity') options.prefill = raw.prefill
  return options
}
