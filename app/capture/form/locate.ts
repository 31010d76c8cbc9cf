import { type FormNode, type Leaf, type ListNode, openGroups } from './form-model.ts'
import { SECTIONS } from './sections.ts'

/** Id in the page of the field (or list, or member) at a JSON Pointer of the document. */
export function fieldId(pointer: string): string {
  return `field-${pointer.slice(1).replace(/[^A-Za-z0-9]+/g, '-')}`
}

export interface Location {
  /** Key of the section whose form has it. */
  section: string
  /** Id of the nearest thing that the form shows. */
  id: string
}

/**
 * Where the forms ask what a JSON Pointer points to: the section that goes deepest along it, and in it the field, list member or
 * list nearest to it. What no form asks (ocid, unknown keys) gives null.
 */
export function locate(pointer: string): Location | null {
  const names = pointer.split('/').slice(1)
  let best: { section: string; at: string[]; depth: number } | null = null
  for (const section of SECTIONS) {
    const found = descend(section.children, names, [])
    if (found && found.depth > (best?.depth ?? 0)) best = { section: section.key, ...found }
  }
  return best && { section: best.section, id: fieldId(`/${best.at.join('/')}`) }
}

interface Found {
  at: string[]
  depth: number
}

function descend(children: readonly FormNode[], names: readonly string[], above: string[]): Found | null {
  let best: Found | null = null
  for (const node of openGroups(children)) {
    const found = reach(node, names, above)
    if (found && found.depth > (best?.depth ?? 0)) best = found
  }
  return best
}

function reach(node: Leaf | ListNode, names: readonly string[], above: string[]): Found | null {
  const shared = sharedStart(node.at, names)
  if (shared === 0 || (shared < node.at.length && shared < names.length)) return null
  const here = { at: [...above, ...node.at], depth: above.length + shared }
  const index = names[node.at.length]
  if (node.kind === 'leaf' || index === undefined) return here
  const member = [...here.at, index]
  return descend(node.children, names.slice(node.at.length + 1), member) ?? { at: member, depth: here.depth + 1 }
}

function sharedStart(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < a.length && a[count] === b[count]) count++
  return count
}
