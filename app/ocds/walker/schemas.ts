import extensionOwners from '#schemas/derived/extension-of.json' with { type: 'json' }
import edcaMx from '#schemas/edca-mx/release-schema.json' with { type: 'json' }
import core from '#schemas/ocds/release-schema.json' with { type: 'json' }
import type { SchemaNode } from '#schemas/schema-node.ts'

/** The two release schemas: OCDS 1.1.5 alone, and with the 19 extensions of EDCA-MX. */
export type SchemaName = 'core' | 'edca-mx'

const SCHEMAS: Record<SchemaName, SchemaNode> = {
  core: core as unknown as SchemaNode,
  'edca-mx': edcaMx as unknown as SchemaNode,
}
const EXTENSION_OF: Record<string, string | undefined> = extensionOwners

/** The whole release schema, as read from `schemas/`; not to be changed by the caller. */
export function releaseSchema(name: SchemaName = 'edca-mx'): SchemaNode {
  return SCHEMAS[name]
}

/** Name of the EDCA-MX extension that brings `Definition.property`, or undefined when it is of OCDS itself. */
export function extensionOf(definitionAndProperty: string): string | undefined {
  return EXTENSION_OF[definitionAndProperty]
}
