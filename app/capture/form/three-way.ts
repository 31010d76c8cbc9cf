import { formatDate } from '#app/lib/dates.ts'
import { sameJson } from '#app/ocds/merging/same-json.ts'
import type { Json } from '#app/ocds/types.ts'
import { isInstant, writtenDay } from './day-in-zone.ts'
import {
  type FormNode,
  type Leaf,
  type ListNode,
  type MemberProjection,
  openGroups,
  type Projection,
  pathOf,
} from './form-model.ts'
import { NOTHING } from './project.ts'

/** One place that two people changed in different ways. */
export interface Conflict {
  /** Names the place whatever its position: `tender/items/#3/quantity`; the choice made for it carries this name. */
  where: string
  /** Labels from the outside in: ["Partidas", "Cantidad"]. */
  labels: string[]
  kind: 'value' | 'list' | 'removed-by-them' | 'removed-by-me'
  leaf: Leaf | null
  mine: Json | undefined
  theirs: Json | undefined
}

export interface Merged {
  projection: Projection
  conflicts: Conflict[]
  /** Places that only the other person changed and that were taken from them, as labels. */
  taken: string[][]
}

interface Work {
  conflicts: Conflict[]
  taken: string[][]
  choices: ReadonlyMap<string, 'mine' | 'theirs'>
}

/**
 * Three-way comparison of a form: `base` is what both began with (null when it did not travel: then every difference is a
 * conflict), `mine` what this person sends, `theirs` what is stored now. What only one of them changed is taken from that one;
 * what both changed differently is a conflict, settled by `choices` where one was made, else kept as mine and reported.
 */
export function mergeThreeWays(
  children: readonly FormNode[],
  versions: { base: Projection | null; mine: Projection; theirs: Projection },
  choices: ReadonlyMap<string, 'mine' | 'theirs'> = new Map(),
): Merged {
  const work: Work = { conflicts: [], taken: [], choices }
  const projection = mergeObject(children, versions.base, versions.mine, versions.theirs, '', [], work)
  return { projection, conflicts: work.conflicts, taken: work.taken }
}

function mergeObject(
  children: readonly FormNode[],
  base: Projection | null,
  mine: Projection,
  theirs: Projection,
  where: string,
  labels: string[],
  work: Work,
): Projection {
  const merged: Projection = { leaves: {}, lists: {} }
  for (const node of openGroups(children)) {
    const path = pathOf(node)
    const place = where === '' ? path : `${where}/${path}`
    if (node.kind === 'list') {
      const lists = { base: base?.lists[path] ?? null, mine: mine.lists[path] ?? [], theirs: theirs.lists[path] ?? [] }
      merged.lists[path] = mergeList(node, lists, place, [...labels, node.label], work)
      continue
    }
    const pair = { mine: mine.leaves[path], theirs: theirs.leaves[path] }
    const value = choose(pair, base ? { value: base.leaves[path] } : null, work, () => ({
      where: place,
      labels: [...labels, node.label],
      kind: 'value',
      leaf: node,
      ...pair,
    }))
    if (value !== undefined) merged.leaves[path] = value
  }
  return merged
}

/** The value that stands, by the rule of three; a conflict without a choice is reported and keeps mine. */
function choose<T extends Json | undefined>(
  pair: { mine: T; theirs: T },
  base: { value: T } | null,
  work: Work,
  describe: () => Conflict,
): T {
  if (sameJson(pair.mine, pair.theirs)) return pair.mine
  const conflict = describe()
  const choice = work.choices.get(conflict.where)
  if (choice === 'theirs') return pair.theirs
  if (base && sameJson(base.value, pair.theirs)) return pair.mine
  if (base && sameJson(base.value, pair.mine)) {
    work.taken.push(conflict.labels)
    return pair.theirs
  }
  if (choice === undefined) work.conflicts.push(conflict)
  return pair.mine
}

interface Lists {
  base: MemberProjection[] | null
  mine: MemberProjection[]
  theirs: MemberProjection[]
}

const asJson = (value: unknown) => value as Json | undefined
const byKey = (members: MemberProjection[]) => new Map(members.map((member) => [member.key, member]))
const byPosition = (members: MemberProjection[]) => members.some((member) => member.key.startsWith('~'))

function mergeList(list: ListNode, lists: Lists, where: string, labels: string[], work: Work): MemberProjection[] {
  if (byPosition(lists.mine) || byPosition(lists.theirs)) return mergeWhole(lists, where, labels, work)
  const [base, mine, theirs] = [byKey(lists.base ?? []), byKey(lists.mine), byKey(lists.theirs)]
  // Who did not touch the order takes the other's.
  const untouched = lists.base !== null && [...mine.keys()].join('\n') === [...base.keys()].join('\n')
  const [first, second] = untouched ? [theirs, mine] : [mine, theirs]
  const keys = [...first.keys(), ...[...second.keys()].filter((key) => !first.has(key))]
  return keys.flatMap((key) => {
    const [a, b, from] = [mine.get(key), theirs.get(key), base.get(key)]
    const place = `${where}/#${key}`
    const names = [...labels, memberName(list, a ?? b)]
    if (a && b)
      return [{ key, ...mergeObject(list.children, from ?? (lists.base ? NOTHING : null), a, b, place, names, work) }]
    if (!from) return a ? [a] : b ? [b] : []
    return settleRemoval({ key, mine: a, theirs: b, base: from }, place, names, work)
  })
}

/** A member that one of the two removed: it goes unless the other changed it meanwhile; then somebody has to choose. */
function settleRemoval(
  member: { key: string; mine?: MemberProjection; theirs?: MemberProjection; base: MemberProjection },
  where: string,
  labels: string[],
  work: Work,
): MemberProjection[] {
  const kept = choose(
    { mine: asJson(member.mine), theirs: asJson(member.theirs) },
    { value: asJson(member.base) },
    work,
    () => ({
      where,
      labels,
      kind: member.mine ? 'removed-by-them' : 'removed-by-me',
      leaf: null,
      mine: asJson(member.mine),
      theirs: asJson(member.theirs),
    }),
  )
  return kept === undefined ? [] : [kept as unknown as MemberProjection]
}

/** A list without ids is one value: positions move, so members cannot be told apart. */
function mergeWhole(lists: Lists, where: string, labels: string[], work: Work): MemberProjection[] {
  const pair = { mine: asJson(lists.mine), theirs: asJson(lists.theirs) }
  const base = lists.base ? { value: asJson(lists.base) } : null
  return choose(pair, base, work, () => ({
    where,
    labels,
    kind: 'list',
    leaf: null,
    ...pair,
  })) as unknown as MemberProjection[]
}

/** What people call a member: its title (or the organization it names) if it has one, else its key. */
export function memberName(
  list: ListNode,
  member: MemberProjection | undefined,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const noun = capital(list.add.replace(/^Agregar /, ''))
  if (!member) return noun || list.label
  const title = member.leaves[list.titleAt.join('/')] ?? named(member, list.titleAt, names)
  if (typeof title === 'string' && title.trim() !== '') {
    const day = isInstant(title) ? formatDate(writtenDay(title)) : null
    return `${noun} ${day ? `del ${day}` : `«${shorten(title)}»`}`.trim()
  }
  return `${noun} ${member.key.replace(/^~(\d+)$/, (_, index) => String(Number(index) + 1)).replace(/^[a-z]+-(\d+)$/, '$1')}`.trim()
}

/** `issuingSupplier/name` is the name of the organization that the leaf `issuingSupplier` points to. */
function named(member: MemberProjection, at: string[], names: ReadonlyMap<string, string>): Json | undefined {
  const id = at.at(-1) === 'name' ? member.leaves[at.slice(0, -1).join('/')] : undefined
  return typeof id === 'string' ? (names.get(id) ?? id) : undefined
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text)
