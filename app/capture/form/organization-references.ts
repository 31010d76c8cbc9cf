import { captureEntries } from '#app/ocds/capture-sections.ts'
import { walkFields } from '#app/ocds/fields.ts'
import { isObject, type Json, type JsonObject, setMember, textAt } from '#app/ocds/types.ts'

interface ReferencePath {
  /** Member names from the root, `*` for the members of an array. */
  names: string[]
  /** Role that the form gives to whom is referenced here. */
  role: string | undefined
}

let known: ReferencePath[] | undefined

/** Every place of the schema that points to an organization in `parties`, with the role that the forms give there. */
function referencePaths(): ReferencePath[] {
  if (known) return known
  const roles = new Map<string, string>()
  for (const entry of captureEntries()) if (entry.kind === 'field' && entry.role) roles.set(entry.path, entry.role)
  known = walkFields()
    .filter((field) => field.definition === 'OrganizationReference' && !field.deprecated)
    .map((field) => ({
      names: [...field.path.slice(1).split('/'), ...(field.type === 'array' ? ['*'] : [])],
      role: roles.get(field.path),
    }))
  return known
}

/** The references of a document by role: role → ids. Roles that no reference gives are not among them. */
export function referencedRoles(document: JsonObject): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { names, role } of referencePaths()) {
    if (!role) continue
    visit(document, names, (reference) => {
      const id = textAt(reference, 'id')
      if (id) found.set(role, (found.get(role) ?? new Set()).add(id))
      return reference
    })
  }
  return found
}

/** The document with each reference replaced by what `change` makes of it (the same one: unchanged). */
export function mapReferences(document: JsonObject, change: (reference: JsonObject) => JsonObject): JsonObject {
  let result: Json = document
  for (const { names } of referencePaths()) result = visit(result, names, change)
  return isObject(result) ? result : document
}

function visit(value: Json, names: readonly string[], change: (reference: JsonObject) => JsonObject): Json {
  const [name, ...rest] = names
  if (name === undefined) return isObject(value) ? change(value) : value
  if (name === '*') {
    if (!Array.isArray(value)) return value
    const members = value.map((member) => visit(member, rest, change))
    return members.some((member, index) => member !== value[index]) ? members : value
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) return value
  const inner = value[name] ?? null
  const next = visit(inner, rest, change)
  if (next === inner) return value
  const copy: JsonObject = {}
  for (const [own, member] of Object.entries(value))
    if (member !== undefined) setMember(copy, own, own === name ? next : member)
  return copy
}
