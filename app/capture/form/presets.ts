import type { Json } from '#app/ocds/types.ts'
import { type Leaf, type ListNode, type Projection, pathOf } from './form-model.ts'

const parentOf = (leaf: Leaf) => leaf.at.slice(0, -1).join('/')

/** The leaves that give a preset its sense: those of the same object, but its id and other presets. */
function siblingsOf(leaf: Leaf, nodes: readonly (Leaf | ListNode)[]): Leaf[] {
  return nodes.filter(
    (node): node is Leaf =>
      node.kind === 'leaf' && !node.preset && parentOf(node) === parentOf(leaf) && node.at.at(-1) !== 'id',
  )
}

/** True when something beside the preset is filled in its object. */
export function hasCompany(leaf: Leaf, nodes: readonly (Leaf | ListNode)[], projection: Projection): boolean {
  return siblingsOf(leaf, nodes).some((sibling) => projection.leaves[pathOf(sibling)] !== undefined)
}

/**
 * What a leaf shows: its value or, in an object where nothing is filled yet, its preset (an empty amount offers MXN). An amount
 * that came without currency shows none: we do not know it.
 */
export function shownValue(leaf: Leaf, nodes: readonly (Leaf | ListNode)[], projection: Projection): Json | undefined {
  const value = projection.leaves[pathOf(leaf)]
  if (value !== undefined || leaf.preset === undefined) return value
  return hasCompany(leaf, nodes, projection) ? undefined : leaf.preset
}
