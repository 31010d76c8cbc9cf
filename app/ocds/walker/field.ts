/** What a field holds; where the standard allows several types, the first one that is not null. */
export type FieldType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array'

/** One field of the release schema, as validation, labels, help, dictionary and column headings need it. */
export type Field = {
  // JSON Pointer with `*` for the members of an array: `/tender/items/*/unit/name`.
  path: string
  name: string
  /** Short Spanish name and one plain Spanish sentence, from `schemas/texts`. */
  title: string
  description: string
  type: FieldType
  /** Types of the members, when `type` is `array`. */
  itemType?: FieldType
  /** Definition of the object or of the members: `OrganizationReference`, `Value`, `Item`… */
  definition?: string
  format?: string
  /** Name of the codelist without its ending; see `codes` in codelists.ts. */
  codelist?: string
  openCodelist?: boolean
  required: boolean
  wholeListMerge: boolean
  omitWhenMerged: boolean
  deprecated: boolean
  /** Name of the EDCA-MX extension that brings the field; absent for OCDS 1.1.5 itself. */
  extension?: string
  /** Position in the walk: parents before children, properties in the order of the schema. */
  order: number
}
