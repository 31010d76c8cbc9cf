import type { Finding } from '#app/ocds/findings.ts'
import { type JsonObject, textAt } from '#app/ocds/types.ts'
import { type FormNode, openGroups, type Projection, pathOf, type Section } from './form-model.ts'
import { locate } from './locate.ts'
import { project } from './project.ts'
import { SECTIONS } from './sections.ts'

export interface SectionStatus {
  key: string
  title: string
  status: 'done' | 'owed' | 'wrong' | 'empty'
  /** Errors when wrong, starred fields without value when owed. */
  count: number
}

/** How each section stands: errors located in it, starred fields that are missing, whether anything is filled. */
export function sectionStatuses(document: JsonObject, findings: readonly Finding[]): SectionStatus[] {
  const method = textAt(document, 'tender', 'procurementMethod') ?? ''
  const wrong = new Map<string, number>()
  for (const finding of findings) {
    const section = finding.severity === 'error' ? locate(finding.path)?.section : undefined
    if (section) wrong.set(section, (wrong.get(section) ?? 0) + 1)
  }
  return SECTIONS.map((section) => statusOf(section, document, method, wrong.get(section.key) ?? 0))
}

function statusOf(section: Section, document: JsonObject, method: string, errors: number): SectionStatus {
  const { key, title } = section
  const projection = project(section.children, document)
  const owed = owedIn(section.children, projection, method)
  if (errors > 0) return { key, title, status: 'wrong', count: errors }
  if (!isFilled(projection)) return { key, title, status: 'empty', count: 0 }
  return { key, title, status: owed > 0 ? 'owed' : 'done', count: owed }
}

/** Starred leaves and lists without value; those inside list members count once for each member. */
function owedIn(children: readonly FormNode[], projection: Projection, method: string): number {
  let owed = 0
  for (const node of openGroups(children)) {
    if (node.appliesTo && method && !node.appliesTo.includes(method)) continue
    if (node.kind === 'leaf') {
      if (node.starred && projection.leaves[pathOf(node)] === undefined) owed++
      continue
    }
    const members = projection.lists[pathOf(node)] ?? []
    if (node.starred && members.length === 0) owed++
    for (const member of members) owed += owedIn(node.children, member, method)
  }
  return owed
}

function isFilled(projection: Projection): boolean {
  return (
    Object.keys(projection.leaves).length > 0 ||
    Object.values(projection.lists).some((members) => members.some(isFilled))
  )
}
