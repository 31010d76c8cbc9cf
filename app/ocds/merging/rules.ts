import { isObject, type Json, type JsonObject, memberOf } from '../types.ts'

/**
 * What the merge and the difference must know about one member of a release, read from a JSON Schema of releases.
 * Members are worked out when they are first asked for, so a start costs nothing and a schema may be recursive.
 */
export class MergeRules {
  /** `omitWhenMerged`: thrown away by a merge. */
  readonly omit: boolean
  /** Treated as one literal: `wholeListMerge`, members that may be no objects, or objects that have no `id`. */
  readonly whole: boolean
  /** Whether the schema lets the member be `null`; true where the schema says nothing. */
  readonly nullable: boolean
  /** Whether the schema refuses an empty list. */
  readonly needsMembers: boolean
  /** Neither an object nor an array. */
  private readonly literal: boolean
  /** Members that an object here, or each object of an array here, must have. */
  readonly required: readonly string[]
  /** Literal members that may not be `null`; they are what stays of an object that was dropped. */
  private omittedNames: ReadonlySet<string> | undefined | null = null
  private rest: ReadonlySet<string> | undefined
  private readonly members: Map<string, MergeRules | undefined> = new Map()
  private readonly properties: JsonObject | undefined
  private readonly root: JsonObject

  constructor(schema: JsonObject, root: JsonObject) {
    const types = typesOf(schema)
    const items = dereference(schema.items, root)
    const itemTypes = items ? typesOf(items) : []
    const isArray = types.includes('array')
    const itemProperties = items && itemTypes.includes('object') ? objectOrNothing(items.properties) : undefined
    this.root = root
    this.omit = schema.omitWhenMerged === true || schema.mergeStrategy === 'ocdsOmit'
    this.whole =
      isArray &&
      (schema.wholeListMerge === true ||
        schema.mergeStrategy === 'ocdsVersion' ||
        itemTypes.some((type) => type !== 'object') ||
        (itemProperties !== undefined && !Object.hasOwn(itemProperties, 'id')))
    this.literal = types.length > 0 && !isArray && !types.includes('object')
    this.nullable = types.length === 0 || types.includes('null')
    this.needsMembers = typeof schema.minItems === 'number' && schema.minItems > 0
    this.properties = types.includes('object') ? objectOrNothing(schema.properties) : itemProperties
    const required = types.includes('object') || !isArray ? schema.required : items?.required
    this.required = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : []
  }

  /** The rules of a member of this object, or of the objects of this array. */
  member(name: string): MergeRules | undefined {
    const known = this.members.get(name)
    if (known !== undefined || this.members.has(name)) return known
    const schema = dereference(memberOf(this.properties, name), this.root)
    const rules = schema && new MergeRules(schema, this.root)
    this.members.set(name, rules)
    return rules
  }

  /** Names of the members that a merge throws away; undefined when there are none, as almost everywhere. */
  get omitted(): ReadonlySet<string> | undefined {
    if (this.omittedNames === null) {
      const names = Object.keys(this.properties ?? {}).filter((name) => this.member(name)?.omit)
      this.omittedNames = names.length > 0 ? new Set(names) : undefined
    }
    return this.omittedNames
  }

  /** Names of what cannot be taken away from an object here once it is published: `id`, and a contract's `awardID`. */
  get residue(): ReadonlySet<string> {
    if (!this.rest) {
      const names = Object.keys(this.properties ?? {}).filter((name) => {
        const rules = this.member(name)
        return rules?.literal === true && !rules.nullable
      })
      this.rest = new Set(names)
    }
    return this.rest
  }
}

function objectOrNothing(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}

function typesOf(schema: JsonObject): string[] {
  const { type } = schema
  if (typeof type === 'string') return [type]
  return Array.isArray(type) ? type.filter((each): each is string => typeof each === 'string') : []
}

/** Follows `$ref` inside the same document; what stands beside a `$ref` is ignored, as draft-04 asks. */
function dereference(schema: Json | undefined, root: JsonObject): JsonObject | undefined {
  let current = schema
  for (let steps = 0; steps < 64 && isObject(current); steps++) {
    const reference = current.$ref
    if (typeof reference !== 'string') return current
    if (!reference.startsWith('#/')) return undefined
    current = reference
      .slice(2)
      .split('/')
      .reduce<Json | undefined>((at, name) => memberOf(at, name.replace(/~1/g, '/').replace(/~0/g, '~')), root)
  }
  return undefined
}
