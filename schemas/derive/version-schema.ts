import type { SchemaNode } from '../schema-node.ts'

type Definitions = Record<string, SchemaNode>

/**
 * The schema of a versioned release, derived from that of a release by the merge rules of OCDS 1.1:
 * each value becomes a list of what it was in each release, `omitWhenMerged` goes, members of arrays keep their `id`,
 * arrays of objects stay arrays, and those with `wholeListMerge` become one value. Texts are left out.
 */
export function versionSchema(release: SchemaNode, id: string): SchemaNode {
  const plain = withoutTexts(release)
  const source = plain.definitions ?? {}
  const members = memberDefinitions(plain)
  const definitions: Definitions = {}
  for (const [name, node] of Object.entries(source)) {
    definitions[name] = versionObject(node, members.has(name), source, definitions)
  }
  const root = versionObject(plain, false, source, definitions)
  root.properties = { ...root.properties, ocid: plain.properties?.ocid ?? {} }
  return { ...root, id, definitions }
}

/** Definitions whose objects stand in arrays that are merged by `id`, so that their `id` has no versions. */
function memberDefinitions(release: SchemaNode): Set<string> {
  const found = new Set<string>()
  for (const owner of [release, ...Object.values(release.definitions ?? {})]) {
    for (const property of Object.values(owner.properties ?? {})) {
      if (property.items?.$ref) found.add(nameOf(property.items.$ref))
    }
  }
  return found
}

function versionObject(node: SchemaNode, isMember: boolean, source: Definitions, made: Definitions): SchemaNode {
  const properties: Definitions = {}
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    if (property.omitWhenMerged) continue
    const keeps = name === 'id' && isMember && !property.versionId
    properties[name] = keeps ? property : versionProperty(property, source, made)
  }
  const required = node.required?.filter((name) => properties[name])
  return { ...node, properties, ...(required ? { required } : {}) }
}

function versionProperty(property: SchemaNode, source: Definitions, made: Definitions): SchemaNode {
  if (property.$ref) return { ...property, $ref: versionedReference(property.$ref, source, made) }
  if (property.items?.$ref) {
    if (!property.wholeListMerge) return property
    const name = `${nameOf(property.items.$ref)}Unversioned`
    made[name] = source[nameOf(property.items.$ref)] ?? {}
    const { wholeListMerge: _, ...rest } = property
    return versioned({ ...rest, items: { $ref: `#/definitions/${name}` } })
  }
  if (property.items?.properties) return property
  if (property.properties) return versionObject(property, false, source, made)
  const { default: _, ...value } = property
  return versioned(value)
}

/** A single reference to an object that also stands in arrays: there its `id` may change, so it gets versions. */
function versionedReference(reference: string, source: Definitions, made: Definitions): string {
  const name = nameOf(reference)
  if (name !== 'OrganizationReference') return reference
  made[`${name}VersionedId`] ??= versionObject(source[name] ?? {}, false, source, made)
  return `#/definitions/${name}VersionedId`
}

function versioned(value: SchemaNode): SchemaNode {
  return {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        releaseDate: { format: 'date-time', type: 'string' },
        releaseID: { type: 'string' },
        value,
        releaseTag: { type: 'array', items: { type: 'string' } },
      },
    },
  }
}

function withoutTexts(node: SchemaNode): SchemaNode {
  return JSON.parse(JSON.stringify(node), (key, value: unknown) =>
    (key === 'title' || key === 'description') && typeof value === 'string' ? undefined : value,
  ) as SchemaNode
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
