import award from '#schemas/capture/adjudicacion.json' with { type: 'json' }
import contract from '#schemas/capture/contrato.json' with { type: 'json' }
import implementation from '#schemas/capture/ejecucion.json' with { type: 'json' }
import tender from '#schemas/capture/licitacion.json' with { type: 'json' }
import parties from '#schemas/capture/partes.json' with { type: 'json' }
import planning from '#schemas/capture/planeacion.json' with { type: 'json' }
import shared from '#schemas/capture/shared.json' with { type: 'json' }
import type { CaptureEntry, CaptureField, CaptureGroup, CaptureSection } from './capture/capture-model.ts'
import { type RawSection, readSection, type SharedLists } from './capture/read-capture.ts'
import { type Code, codes } from './codelists.ts'

export type {
  CaptureEntry,
  CaptureField,
  CaptureGroup,
  CaptureList,
  CaptureSection,
  Control,
  SectionKey,
} from './capture/capture-model.ts'
export { SECTION_KEYS } from './capture/capture-model.ts'

const RAW = [parties, planning, tender, award, contract, implementation] as unknown as RawSection[]
let sections: CaptureSection[] | undefined

/** The six sections of the capture workspace in their order, as `schemas/capture` asks them. Computed once. */
export function captureSections(): CaptureSection[] {
  sections ??= RAW.map((raw) => readSection(raw, shared as unknown as SharedLists))
  return sections
}

/** One section by its key (`planeacion`), or undefined. */
export function captureSection(key: string): CaptureSection | undefined {
  return captureSections().find((section) => section.key === key)
}

/**
 * True when a group or entry is to be shown for the procurement method of the draft. An unknown method, or none
 * chosen yet, shows everything.
 */
export function appliesTo(asked: CaptureGroup | CaptureEntry, method: string | undefined): boolean {
  if (!method || !asked.appliesTo) return true
  return asked.appliesTo.includes(method)
}

/**
 * The leaves that a field writes: of `money` the amount, the currency and, when asked, the net amount; of `period`
 * its two dates; of an organization its id and name; else the field itself. Arrays keep `*`.
 */
export function leafPaths(asked: CaptureField): string[] {
  const under = (...names: string[]) => names.map((name) => `${asked.path}/${name}`)
  switch (asked.control) {
    case 'money':
      return asked.net ? under('netAmount', 'amount', 'currency') : under('amount', 'currency')
    case 'period':
      return under('startDate', 'endDate')
    case 'organization':
      return under('id', 'name')
    case 'organizations':
      return under('*/id', '*/name')
    default:
      return [asked.path]
  }
}

/**
 * Codes that a `select`, a `select-many` or a text with suggestions offers, those of its stage first. Codes that are
 * only read in old or foreign data (`Hidden` in the CSV) are not offered; a stored one must still be shown.
 */
export function optionsOf(asked: CaptureField): Code[] {
  const all = codes(asked.codelist ?? asked.suggest ?? '').filter((code) => code.more?.hidden !== 'yes')
  if (!asked.first) return all
  const isFirst = (code: Code) => code.more?.section === asked.first
  return [...all.filter(isFirst), ...all.filter((code) => !isFirst(code))]
}

/** Every entry of every section in the order of the forms, lists before what they hold. */
export function captureEntries(): CaptureEntry[] {
  return captureSections().flatMap((section) => section.groups.flatMap(entriesOf))
}

/** The starred entries that apply to a method: what must be there before a process is published. */
export function starredEntries(method?: string): CaptureEntry[] {
  const applying = (group: CaptureGroup): CaptureEntry[] =>
    appliesTo(group, method)
      ? group.entries
          .filter((entry) => appliesTo(entry, method))
          .flatMap((entry) => (entry.kind === 'list' ? [entry, ...entry.groups.flatMap(applying)] : [entry]))
      : []
  return captureSections()
    .flatMap((section) => section.groups.flatMap(applying))
    .filter((entry) => entry.starred)
}

/** The section whose form holds a JSON Pointer of the document, so that a finding can link to its field. */
export function sectionOfPointer(pointer: string): CaptureSection['key'] {
  if (/^\/contracts\/(\d+|\*)\/implementation(\/|$)/.test(pointer)) return 'ejecucion'
  const top = pointer.split('/')[1] ?? ''
  return (Object.hasOwn(SECTION_OF_TOP, top) && SECTION_OF_TOP[top]) || 'partes'
}

const SECTION_OF_TOP: Record<string, CaptureSection['key']> = {
  planning: 'planeacion',
  tender: 'licitacion',
  awards: 'adjudicacion',
  contracts: 'contrato',
}

function entriesOf(group: CaptureGroup): CaptureEntry[] {
  return group.entries.flatMap((entry) =>
    entry.kind === 'list' ? [entry, ...entry.groups.flatMap(entriesOf)] : [entry],
  )
}
