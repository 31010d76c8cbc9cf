import type { Control } from '#app/lib/drawn-form.ts'
import type { Json } from '#app/ocds/types.ts'

export type { Control }

/** One value of the document that a form asks for. */
export interface Leaf {
  kind: 'leaf'
  /** Member names from the enclosing list member (or the document): `['value', 'amount']`. */
  at: string[]
  control: Control
  label: string
  help: string
  /** One of the starred fields of the capture tool: its absence is said in the list of sections. */
  starred: boolean
  /** Procurement methods whose form shows it; absent means all. */
  appliesTo?: string[]
  /** Codelist of `code`, `codes`, and of the suggestions under a `text`. */
  codelist?: string
  /** Only these codes are offered, in this order; absent: the whole list. */
  offered?: string[]
  /** Stage whose document types are offered first; tells sets of options apart. */
  first?: string
  /** Where in the day a date without hour lies: periods end at 23:59:59. */
  edge?: 'start' | 'end'
  /** Role that the referenced organization gets in `parties`. */
  role?: string
  /** Filled with the entity itself in a new member. */
  prefill?: 'entity'
  /** Shown selected in an empty object; stored only when something else of it is filled. */
  preset?: string
  /** A field of figures: narrower. */
  narrow?: boolean
}

/** Fields that belong together; it adds nothing to the path. */
export interface Group {
  kind: 'group'
  /** Part of the address of the group; '' where nothing links to it. */
  key: string
  label: string
  help: string
  /** `row`: side by side where there is room. */
  layout: 'column' | 'row'
  appliesTo?: string[]
  children: FormNode[]
}

/** A repeated group: a list of objects. */
export interface ListNode {
  kind: 'list'
  at: string[]
  label: string
  help: string
  /** Text of the button: "Agregar partida". Empty when members come from elsewhere and none can be added or removed here. */
  add: string
  /** Beginning of the ids that are given here: `doc` gives `doc-1`. Empty: members have no id. */
  idPrefix: string
  starred: boolean
  /** Path inside a member of what people call it by. */
  titleAt: string[]
  appliesTo?: string[]
  children: FormNode[]
}

export type FormNode = Leaf | Group | ListNode

export interface Section {
  /** Word of the address: `licitacion`. */
  key: string
  title: string
  /** One sentence under the title. */
  intro: string
  children: FormNode[]
}

/**
 * What a form holds of a document (or of a list member): its leaves by path and its lists. Plain JSON, so that it can travel in
 * a hidden field as "what this form was drawn from".
 */
export interface Projection {
  leaves: Record<string, Json>
  lists: Record<string, MemberProjection[]>
}

/** `key` says which member it is: its `id`, or `~position` where the list has no usable ids. */
export interface MemberProjection extends Projection {
  key: string
}

/** The leaves and lists of a form part, groups opened, in reading order. */
export function openGroups(children: readonly FormNode[]): (Leaf | ListNode)[] {
  return children.flatMap((node) => (node.kind === 'group' ? openGroups(node.children) : [node]))
}

/** Path inside the enclosing object, as projections and field names spell it: `value/amount`. */
export function pathOf(node: Leaf | ListNode): string {
  return node.at.join('/')
}
