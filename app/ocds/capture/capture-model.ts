import type { Field } from '../walker/field.ts'

/** How a field is drawn and read; explained for people in `schemas/vocabulary.json`. */
export type Control =
  | 'text'
  | 'textarea'
  | 'email'
  | 'url'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'date-time'
  | 'money'
  | 'period'
  | 'select'
  | 'select-many'
  | 'organization'
  | 'organizations'
  | 'procedure'
  | 'award'

/** Keys of the sections, in the order of the workspace; they are also their Spanish addresses. */
export const SECTION_KEYS = ['partes', 'planeacion', 'licitacion', 'adjudicacion', 'contrato', 'ejecucion'] as const
export type SectionKey = (typeof SECTION_KEYS)[number]

/** What a field and a list have in common; `path` is absolute, with `*` for each array above. */
type Asked = {
  path: string
  title: string
  help: string
  /** Asked of every process before it is published: the starred fields of the tool that officials know. */
  starred: boolean
  /** Codes of `tender.procurementMethod` for which it makes sense; absent means all. */
  appliesTo?: string[]
  field: Field
}

/** One question of a form. */
export type CaptureField = Asked & {
  kind: 'field'
  control: Control
  /** Codelist of `select` and `select-many`. */
  codelist?: string
  /** Codelist whose titles are offered beside a free text. */
  suggest?: string
  /** `section` of the codes to be offered first. */
  first?: string
  /** Role that the organization picked must have in `parties`. */
  role?: string
  /** `money` only: whether the amount without taxes is asked as well, or starred too. */
  net?: 'asked' | 'starred'
  /** `entity`: filled with the entity of the workspace in a new process. */
  prefill?: 'entity'
}

/** A list whose members are captured one by one. */
export type CaptureList = Asked & {
  kind: 'list'
  /** Absent when `fixed`: the members come from another section and are only completed here. */
  addLabel?: string
  fixed: boolean
  /** Path inside a member of what names it on the screen. */
  memberTitle: string
  /** Ids that nobody is asked for are `{idPrefix}-{n}`; absent when members have no id or it is asked. */
  idPrefix?: string
  groups: CaptureGroup[]
}

export type CaptureEntry = CaptureField | CaptureList
export type CaptureGroup = { key: string; title?: string; help?: string; appliesTo?: string[]; entries: CaptureEntry[] }
export type CaptureSection = { key: SectionKey; title: string; intro: string; groups: CaptureGroup[] }
