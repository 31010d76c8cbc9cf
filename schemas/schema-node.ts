/** One node of a JSON Schema draft-04 with the OCDS keywords, as this folder writes and reads it. */
export type SchemaNode = {
  id?: string
  $schema?: string
  $ref?: string
  title?: string
  description?: string
  type?: string | string[]
  format?: string
  pattern?: string
  minLength?: number
  minItems?: number
  uniqueItems?: boolean
  default?: string
  enum?: (string | null)[]
  required?: string[]
  items?: SchemaNode
  oneOf?: SchemaNode[]
  properties?: Record<string, SchemaNode>
  patternProperties?: Record<string, SchemaNode>
  definitions?: Record<string, SchemaNode>
  codelist?: string
  openCodelist?: boolean
  deprecated?: { description?: string; deprecatedVersion: string }
  omitWhenMerged?: boolean
  wholeListMerge?: boolean
  versionId?: boolean
  mergeStrategy?: string
}
