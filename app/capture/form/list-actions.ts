import {
  type FormNode,
  type Leaf,
  type ListNode,
  type MemberProjection,
  openGroups,
  type Projection,
  pathOf,
} from './form-model.ts'
import { KEY_MARK, type Posted } from './parse-form.ts'

/** What a button of a repeated group asks for; `pointer` is the list (add) or the member (copy, remove) as it was drawn. */
export interface ListAction {
  verb: 'agregar' | 'duplicar' | 'quitar'
  pointer: string
}

/** Reads the value of a button: `agregar:/tender/items`. Null when it is none of these. */
export function readListAction(intent: string): ListAction | null {
  const [, verb, pointer] = /^(agregar|duplicar|quitar):((?:\/[A-Za-z0-9]+)+)$/.exec(intent) ?? []
  return verb && pointer ? { verb: verb as ListAction['verb'], pointer } : null
}

/** A list inside a projection, and which of its members is meant (none for `agregar`). */
interface Target {
  list: ListNode
  /** Steps from the section down: list path and key of the member that is entered. */
  within: { path: string; key: string }[]
  key: string | null
}

function findTarget(
  children: readonly FormNode[],
  names: readonly string[],
  posted: Posted,
  walked: string,
): Target | null {
  for (const node of openGroups(children)) {
    if (node.kind !== 'list' || !node.at.every((name, index) => names[index] === name)) continue
    const rest = names.slice(node.at.length)
    const [index, ...deeper] = rest
    if (index === undefined) return { list: node, within: [], key: null }
    const member = `${walked}/${pathOf(node)}/${index}`
    const key = posted.get(`${member}/${KEY_MARK}`)?.at(-1)
    if (key === undefined) return null
    if (deeper.length === 0) return { list: node, within: [], key }
    const inner = findTarget(node.children, deeper, posted, member)
    return inner && { ...inner, within: [{ path: pathOf(node), key }, ...inner.within] }
  }
  return null
}

export interface ActedOn {
  projection: Projection
  /** Where to go on: the list, and the key of the member that is new there (null when one was removed). */
  place: { within: { path: string; key: string }[]; path: string; key: string | null }
}

/**
 * Adds, duplicates or removes a member. `entityId`: party id of the entity, for fields that are filled with it. Null when the
 * button does not belong to this form (a page drawn before a change of ours): nothing is done then.
 */
export function actOnList(
  children: readonly FormNode[],
  projection: Projection,
  action: ListAction,
  posted: Posted,
  entityId: string | null,
): ActedOn | null {
  const target = findTarget(children, action.pointer.split('/').slice(1), posted, '')
  if (!target || target.list.add === '' || (target.key === null) !== (action.verb === 'agregar')) return null
  const path = pathOf(target.list)
  let fresh: string | null = null
  const changed = within(projection, target.within, (parent) => {
    const members = parent.lists[path] ?? []
    const next = change(target, members, action, entityId)
    fresh = next.fresh
    return { ...parent, lists: { ...parent.lists, [path]: next.members } }
  })
  return { projection: changed, place: { within: target.within, path, key: fresh } }
}

function change(
  { list, key }: Target,
  members: MemberProjection[],
  { verb }: ListAction,
  entityId: string | null,
): { members: MemberProjection[]; fresh: string | null } {
  if (verb === 'quitar') return { members: members.filter((member) => member.key !== key), fresh: null }
  const fresh = nextKey(list, members)
  if (verb === 'agregar') {
    // A member without id is nothing until something is typed: the form draws an empty one by itself.
    if (list.idPrefix === '') return { members, fresh }
    return { members: [...members, { key: fresh, leaves: prefilled(list, entityId), lists: {} }], fresh }
  }
  const at = members.findIndex((member) => member.key === key)
  const source = members[at]
  if (!source) return { members, fresh: null }
  const { id: _id, ...leaves } = source.leaves
  return { members: members.toSpliced(at + 1, 0, { ...source, leaves, key: fresh }), fresh }
}

/** `doc-3` after `doc-1` and `doc-2`; a position for members without id. */
export function nextKey(list: Pick<ListNode, 'idPrefix'>, members: readonly MemberProjection[]): string {
  if (list.idPrefix === '') return `~${members.length}`
  const used = members.flatMap(({ key, leaves }) => [key, leaves.id])
  const numbers = used.map((id) =>
    typeof id === 'string' && id.startsWith(`${list.idPrefix}-`) ? Number(id.slice(list.idPrefix.length + 1)) : 0,
  )
  return `${list.idPrefix}-${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`
}

function prefilled(list: ListNode, entityId: string | null): Projection['leaves'] {
  const own = openGroups(list.children).filter(
    (node): node is Leaf => node.kind === 'leaf' && node.prefill === 'entity',
  )
  return entityId === null ? {} : Object.fromEntries(own.map((leaf) => [pathOf(leaf), entityId]))
}

function within(
  projection: Projection,
  steps: readonly { path: string; key: string }[],
  work: (parent: Projection) => Projection,
): Projection {
  const [step, ...rest] = steps
  if (!step) return work(projection)
  const members = (projection.lists[step.path] ?? []).map((member) =>
    member.key === step.key ? { ...within(member, rest, work), key: member.key } : member,
  )
  return { ...projection, lists: { ...projection.lists, [step.path]: members } }
}

/** Where a member is in a projection now, as a JSON Pointer; the list itself for one that is not (or no longer) there. */
export function pointerOf(projection: Projection, place: ActedOn['place']): string {
  let here = projection
  let pointer = ''
  for (const { path, key } of place.within) {
    const index = (here.lists[path] ?? []).findIndex((member) => member.key === key)
    const member = here.lists[path]?.[index]
    if (!member) return pointer
    here = member
    pointer += `/${path}/${index}`
  }
  const members = here.lists[place.path] ?? []
  const index = members.findIndex((member) => member.key === place.key)
  if (index >= 0) return `${pointer}/${place.path}/${index}`
  return place.key?.startsWith('~') ? `${pointer}/${place.path}/${members.length}` : `${pointer}/${place.path}`
}
