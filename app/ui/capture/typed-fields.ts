/** A field of a form by its name: what it holds, how people call it, and the list member it belongs to. */
export interface FieldState {
  name: string
  label: string
  /** The texts it holds: the marked boxes of a group, else one. */
  texts: string[]
  /** Key of the nearest list member around it, and the rest of the name; so that it is found although the list moved. */
  member: { key: string; rest: string } | null
}

/** What was typed in a field and not saved. */
export interface TypedField extends FieldState {
  /** What the field held when it was last saved or drawn. */
  before: string[]
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const KEY = '/@key'
const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at])

/** All that a person can fill in of a form, by name. */
export function readFields(form: HTMLFormElement): Map<string, FieldState> {
  const keys = memberKeys(form)
  const fields = new Map<string, FieldState>()
  for (const [name, controls] of controlsByName(form)) {
    fields.set(name, { name, label: labelOf(controls), texts: textsOf(controls), member: memberOf(name, keys) })
  }
  return fields
}

/** The fields that no longer hold what they did. */
export function typedSince(before: ReadonlyMap<string, FieldState>, form: HTMLFormElement): TypedField[] {
  return [...readFields(form).values()].flatMap((field) => {
    const texts = before.get(field.name)?.texts ?? []
    return same(texts, field.texts) ? [] : [{ ...field, before: texts }]
  })
}

/**
 * Puts what was typed back where nobody wrote anything else meanwhile. Returns how many fields were filled, and what has no place:
 * its field is gone or holds something else now.
 */
export function restoreTyped(form: HTMLFormElement, typed: readonly TypedField[]) {
  const all = controlsByName(form)
  const pointers = new Map([...memberKeys(form)].map(([pointer, key]) => [key, pointer]))
  const left: TypedField[] = []
  let restored = 0
  for (const field of typed) {
    const pointer = field.member ? pointers.get(field.member.key) : ''
    const controls =
      pointer === undefined ? undefined : all.get(field.member ? `${pointer}${field.member.rest}` : field.name)
    const now = controls ? textsOf(controls) : undefined
    if (now && same(now, field.texts)) continue
    if (controls && now && same(now, field.before)) {
      fill(controls, field.texts)
      restored += 1
    } else left.push(field)
  }
  return { restored, left }
}

function controlsByName(form: HTMLFormElement): Map<string, Control[]> {
  const all = new Map<string, Control[]>()
  for (const element of form.elements) {
    const isControl =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
    if (!isControl || element.name === '' || element.type === 'hidden') continue
    all.set(element.name, [...(all.get(element.name) ?? []), element])
  }
  return all
}

const textsOf = (controls: readonly Control[]): string[] =>
  controls.flatMap((control) => (isChoice(control) && !control.checked ? [] : [control.value]))

function fill(controls: readonly Control[], texts: readonly string[]): void {
  for (const control of controls) {
    if (isChoice(control)) control.checked = texts.includes(control.value)
    else control.value = texts[0] ?? ''
    for (let box = control.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true
  }
}

/** Keys of list members by their pointer. */
function memberKeys(form: HTMLFormElement): Map<string, string> {
  const inputs = form.querySelectorAll<HTMLInputElement>(`input[type=hidden][name$="${KEY}"]`)
  return new Map([...inputs].map(({ name, value }) => [name.slice(0, -KEY.length), value]))
}

function memberOf(name: string, keys: ReadonlyMap<string, string>): FieldState['member'] {
  const pointer = [...keys.keys()]
    .filter((one) => name.startsWith(`${one}/`))
    .reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  const key = keys.get(pointer)
  return key === undefined ? null : { key, rest: name.slice(pointer.length) }
}

function labelOf(controls: readonly Control[]): string {
  const [first] = controls
  if (!first) return ''
  const legend = isChoice(first) ? first.closest('fieldset')?.querySelector('legend') : null
  const text = (legend ?? first.labels?.[0])?.textContent ?? first.name
  return text.replace(/\s*\*\s*$/, '').trim()
}
