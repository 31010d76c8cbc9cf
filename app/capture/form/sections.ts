import {
  type CaptureEntry,
  type CaptureField,
  type CaptureGroup,
  type CaptureList,
  captureSections,
  leafPaths,
  optionsOf,
} from '#app/ocds/capture-sections.ts'
import type { Control, FormNode, Group, Leaf, ListNode, Section } from './form-model.ts'

const CONTROLS: Partial<Record<CaptureField['control'], Control>> = {
  textarea: 'long-text',
  boolean: 'yes-no',
  select: 'code',
  'select-many': 'codes',
  date: 'day',
  'date-time': 'moment',
  procedure: 'text',
}
const USUAL_CURRENCIES = ['MXN', 'USD', 'EUR']
const NARROW: readonly Control[] = ['number', 'integer', 'day', 'moment', 'code', 'award']
/** Short texts that share a line with their neighbour. */
const SHORT = [
  'id',
  'scheme',
  'name',
  'code',
  'locality',
  'region',
  'postalCode',
  'countryName',
  'telephone',
  'email',
  'position',
].concat(['givenName', 'patronymicName', 'matronymicName', 'fundType', 'projectID'])

const applying = ({ appliesTo }: { appliesTo?: string[] }) => (appliesTo ? { appliesTo } : {})
/** Member names of an absolute path below the path of the enclosing list member. */
const namesBelow = (path: string, base: string) => path.slice(base.length + 1).split('/')
/** Help of a field: what the form itself says; the dictionary has the rest. */
const helpOf = ({ help, field }: CaptureEntry) => (help === field.description ? '' : help)

/** The six forms in the order of the rail, as `schemas/capture` asks them. */
export const SECTIONS: readonly Section[] = captureSections().map(({ key, title, intro, groups }) => ({
  key,
  title,
  intro,
  children: groups.map((group) => readGroup(group, '')),
}))

/** The form of an address, or undefined. */
export function sectionOf(key: string | undefined): Section | undefined {
  return SECTIONS.find((section) => section.key === key)
}

function readGroup(group: CaptureGroup, base: string): Group {
  return {
    kind: 'group',
    key: base === '' ? group.key : '',
    label: group.title ?? '',
    help: group.help ?? '',
    layout: 'column',
    ...applying(group),
    children: group.entries.map((entry) => (entry.kind === 'list' ? readList(entry, base) : readField(entry, base))),
  }
}

function readList(list: CaptureList, base: string): ListNode {
  return {
    kind: 'list',
    at: namesBelow(list.path, base),
    label: list.title,
    help: helpOf(list),
    add: list.fixed ? '' : (list.addLabel ?? 'Agregar'),
    idPrefix: list.idPrefix ?? '',
    starred: list.starred,
    titleAt: list.memberTitle.split('/'),
    ...applying(list),
    children: list.groups.map((group) => readGroup(group, `${list.path}/*`)),
  }
}

function readField(asked: CaptureField, base: string): FormNode {
  if (asked.control === 'money' || asked.control === 'period') return readRow(asked, base)
  const control = CONTROLS[asked.control] ?? (asked.control as Control)
  const codelist = asked.control === 'procedure' ? 'procedure' : (asked.codelist ?? asked.suggest)
  return {
    ...plainLeaf(asked, namesBelow(asked.path, base), control),
    ...(codelist ? { codelist } : {}),
    ...(asked.role ? { role: asked.role } : {}),
    ...(asked.prefill ? { prefill: asked.prefill } : {}),
    ...(asked.first ? { offered: optionsOf(asked).map(({ code }) => code), first: asked.first } : {}),
    // Of three hundred currencies, many long gone, those in which contracts are made.
    ...(asked.field.name === 'currency' ? { offered: USUAL_CURRENCIES } : {}),
    // An empty document is offered in Spanish.
    ...(asked.field.name === 'language' ? { preset: 'es' } : {}),
  }
}

function plainLeaf(asked: CaptureField, at: string[], control: Control): Leaf {
  return {
    kind: 'leaf',
    at,
    control,
    label: asked.title,
    help: helpOf(asked),
    starred: asked.starred,
    ...applying(asked),
    ...(NARROW.includes(control) || (at.length > 1 && control !== 'long-text' && SHORT.includes(at.at(-1) ?? ''))
      ? { narrow: true }
      : {}),
  }
}

/** `money` and `period` are several leaves in a row under one label. */
function readRow(asked: CaptureField, base: string): Group {
  return {
    kind: 'group',
    key: '',
    label: asked.title,
    help: helpOf(asked),
    layout: 'row',
    ...applying(asked),
    children: leafPaths(asked).map((path) => readPart(asked, path, base)),
  }
}

function readPart(asked: CaptureField, path: string, base: string): Leaf {
  const at = namesBelow(path, base)
  const leaf = (control: Control, label: string, starred: boolean): Leaf => ({
    kind: 'leaf',
    at,
    control,
    label,
    help: '',
    starred,
    narrow: true,
    ...applying(asked),
  })
  switch (at.at(-1)) {
    case 'netAmount':
      return leaf('number', 'Sin impuestos', asked.net === 'starred')
    case 'amount':
      return leaf('number', asked.net ? 'Con impuestos' : 'Importe', asked.starred)
    case 'currency':
      return { ...leaf('code', 'Moneda', false), codelist: 'currency', offered: USUAL_CURRENCIES, preset: 'MXN' }
    case 'startDate':
      return { ...leaf('day', 'Del', asked.starred), edge: 'start' }
    default:
      return { ...leaf('day', 'Al', asked.starred), edge: 'end' }
  }
}
