// A capture form as it is drawn: plain JSON between who draws it (app/capture) and who shows it (app/ui/capture).

/** How a value is asked for and read back. */
export type Control =
  | 'text'
  | 'long-text'
  | 'url'
  | 'email'
  | 'number'
  | 'integer'
  | 'yes-no'
  | 'code'
  | 'codes'
  | 'day'
  | 'moment'
  | 'organization'
  | 'organizations'
  | 'award'

export interface OptionView {
  value: string
  label: string
}

export interface FieldView {
  kind: 'field'
  id: string
  name: string
  control: Control
  label: string
  help: string
  starred: boolean
  narrow: boolean
  /** What it shows: one text, or one a chosen code. */
  texts: string[]
  /** Name of the set of options in `FormView.options`. */
  options?: string
  /** True when it only offers a value in an empty object: nothing is stored. */
  preset?: boolean
  /** For organizations: an inline "not in the list" can be filled. */
  role?: string
  error?: string
  warning?: string
}

export interface GroupView {
  kind: 'group'
  id: string
  label: string
  help: string
  layout: 'column' | 'row'
  children: NodeView[]
}

export interface ListView {
  kind: 'list'
  id: string
  pointer: string
  label: string
  help: string
  add: string
  starred: boolean
  error?: string
  warning?: string
  members: MemberView[]
}

export interface MemberView {
  id: string
  key: string
  pointer: string
  /** Empty for the blank member that a list without ids always offers. */
  title: string
  /** Findings inside it. */
  wrong: number
  children: NodeView[]
}

export type NodeView = FieldView | GroupView | ListView

export interface FormView {
  children: NodeView[]
  options: Record<string, OptionView[]>
}
