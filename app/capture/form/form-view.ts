import type { FieldView, FormView, ListView, NodeView, OptionView } from '#app/lib/drawn-form.ts'
import { codes } from '#app/ocds/codelists.ts'
import type { Finding } from '#app/ocds/findings.ts'
import { type JsonObject, textAt } from '#app/ocds/types.ts'
import { problemOf, showValue } from './controls.ts'
import { type FormNode, type Leaf, type ListNode, openGroups, type Projection, pathOf } from './form-model.ts'
import { fieldId } from './locate.ts'
import { shownValue } from './presets.ts'
import { idText, membersAt, NOTHING } from './project.ts'
import { memberName } from './three-way.ts'

/** What drawing a form needs to know beside the section. */
export interface Drawing {
  document: JsonObject
  projection: Projection
  findings: readonly Finding[]
  /** Legal names of procedures offered for `procurementMethodDetails`. */
  procedures: readonly string[]
}

interface Work {
  drawing: Drawing
  names: ReadonlyMap<string, string>
  method: string
  options: Record<string, OptionView[]>
}

/** Draws a section: what the page shows, with names, texts, options and findings in place. Pure; plain JSON comes out. */
export function drawForm(children: readonly FormNode[], drawing: Drawing): FormView {
  const method = textAt(drawing.document, 'tender', 'procurementMethod') ?? ''
  const work: Work = { drawing, names: namesOf(drawing.document), method, options: {} }
  return { children: drawNodes(children, drawing.projection, '', work), options: work.options }
}

function drawNodes(children: readonly FormNode[], projection: Projection, pointer: string, work: Work): NodeView[] {
  const siblings = openGroups(children)
  const draw = (nodes: readonly FormNode[], scope: typeof siblings): NodeView[] =>
    nodes
      .filter((node) => isAsked(node, projection, work.method))
      .map((node): NodeView => {
        if (node.kind === 'list') return drawList(node, projection, pointer, work)
        if (node.kind === 'leaf') return drawField(node, scope, projection, pointer, work)
        const { label, help, layout, key } = node
        const children = draw(node.children, scope)
        return { kind: 'group', id: `grupo-${key || (children[0]?.id ?? '')}`, label, help, layout, children }
      })
      .filter((view) => view.kind !== 'group' || view.children.length > 0)
  return draw(children, siblings)
}

/** A field of other procedures is left out, unless the document has something in it. */
function isAsked(node: FormNode, projection: Projection, method: string): boolean {
  if (!node.appliesTo || method === '' || node.appliesTo.includes(method)) return true
  return openGroups([node]).some((inner) =>
    inner.kind === 'leaf'
      ? projection.leaves[pathOf(inner)] !== undefined
      : (projection.lists[pathOf(inner)] ?? []).length > 0,
  )
}

function drawList(list: ListNode, projection: Projection, pointer: string, work: Work): ListView {
  const at = `${pointer}/${pathOf(list)}`
  const stored = projection.lists[pathOf(list)] ?? []
  // Members without id cannot be stored empty: the form always offers one more.
  const offersEmpty = list.add !== '' && list.idPrefix === ''
  const members = offersEmpty ? [...stored, { key: `~${stored.length}`, ...NOTHING }] : stored
  return {
    kind: 'list',
    id: fieldId(at),
    pointer: at,
    label: list.label,
    help: list.help,
    add: list.add,
    starred: list.starred,
    ...said(work.drawing.findings.filter((finding) => finding.path === at || isMemberItself(finding.path, at))),
    members: members.map((member, index) => ({
      id: fieldId(`${at}/${index}`),
      key: member.key,
      pointer: `${at}/${index}`,
      title: index < stored.length ? memberName(list, member, work.names) : '',
      wrong: work.drawing.findings.filter(
        (finding) => finding.severity === 'error' && isWithin(finding.path, `${at}/${index}`),
      ).length,
      children: drawNodes(list.children, member, `${at}/${index}`, work),
    })),
  }
}

const isWithin = (path: string, pointer: string) => path === pointer || path.startsWith(`${pointer}/`)
const isMemberItself = (path: string, list: string) =>
  path.startsWith(`${list}/`) && /^\d+$/.test(path.slice(list.length + 1))

function drawField(
  leaf: Leaf,
  siblings: readonly (Leaf | ListNode)[],
  projection: Projection,
  pointer: string,
  work: Work,
): FieldView {
  const at = `${pointer}/${pathOf(leaf)}`
  const value = shownValue(leaf, siblings, projection)
  const options = optionsOf(leaf, work)
  const bad = problemOf(leaf, value)
  return {
    kind: 'field',
    id: fieldId(at),
    name: at,
    control: leaf.control,
    label: leaf.label,
    help: leaf.help,
    starred: leaf.starred,
    narrow: leaf.narrow ?? false,
    texts: showValue(leaf, value),
    ...(options ? { options } : {}),
    ...(value !== undefined && projection.leaves[pathOf(leaf)] === undefined ? { preset: true } : {}),
    ...(leaf.role ? { role: leaf.role } : {}),
    ...said(work.drawing.findings.filter((finding) => isWithin(finding.path, at))),
    ...(bad ? { error: bad } : {}),
  }
}

/** The sentences of findings at one place: errors and warnings apart. */
function said(findings: readonly Finding[]): { error?: string; warning?: string } {
  const sentences = (severity: Finding['severity']) =>
    [...new Set(findings.filter((finding) => finding.severity === severity).map((finding) => finding.message))].join(
      '\n',
    )
  const [error, warning] = [sentences('error'), sentences('warning')]
  return { ...(error ? { error } : {}), ...(warning ? { warning } : {}) }
}

/** Registers the options of a leaf once and returns the name of the set; undefined for a leaf without options. */
function optionsOf(leaf: Leaf, work: Work): string | undefined {
  if (leaf.control === 'organization' || leaf.control === 'organizations') {
    work.options.organizations ??= [...work.names].map(([value, label]) => ({ value, label }))
    return 'organizations'
  }
  if (leaf.control === 'award') {
    work.options.awards ??= awardOptions(work.drawing.document)
    return 'awards'
  }
  if (leaf.codelist === 'procedure') {
    work.options.procedure ??= work.drawing.procedures.map((label) => ({ value: label, label }))
    return 'procedure'
  }
  if (!leaf.codelist) return undefined
  const name = leaf.first ? `${leaf.codelist}-${leaf.first}` : leaf.offered ? `${leaf.codelist}-usual` : leaf.codelist
  work.options[name] ??= codeOptions(leaf)
  return name
}

function codeOptions(leaf: Leaf): OptionView[] {
  const list = codes(leaf.codelist ?? '')
  // The codes of the national platform are aliases of ours: they are kept where they came, and not offered.
  const offered =
    leaf.offered?.flatMap((code) => list.filter((one) => one.code === code)) ??
    list.filter(({ more }) => leaf.codelist !== 'partyRole' || more?.source !== 'PDN S6')
  // Suggestions under a free text are the words themselves.
  return offered.map((one) => ({ value: leaf.control === 'text' ? one.title : one.code, label: one.title }))
}

function namesOf(document: JsonObject): Map<string, string> {
  const names = new Map<string, string>()
  for (const party of membersAt(document, ['parties'])) {
    const id = idText(party.id)
    if (id) names.set(id, textAt(party, 'name') ?? id)
  }
  return names
}

function awardOptions(document: JsonObject): OptionView[] {
  return membersAt(document, ['awards']).flatMap((award) => {
    const [id, title] = [idText(award.id), textAt(award, 'title')]
    return id ? [{ value: id, label: title ? `${id} · ${title}` : id }] : []
  })
}
