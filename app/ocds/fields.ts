// The one door to the fields of the release schema: the walker, one field by its pointer, and its readable label.
export type { Field, FieldType } from './walker/field.ts'
export { labelOf } from './walker/labels.ts'
export type { SchemaName } from './walker/schemas.ts'
export { fieldAt, walkFields } from './walker/walk-fields.ts'
