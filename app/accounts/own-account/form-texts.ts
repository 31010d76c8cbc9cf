/** The texts of some fields of a form, each '' when it is missing or a file. */
export function formTexts<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  const text = (name: Name): [Name, string] => {
    const value = form.get(name)
    return [name, typeof value === 'string' ? value : '']
  }
  return Object.fromEntries(names.map(text)) as Record<Name, string>
}
