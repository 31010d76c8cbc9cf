// The one door to the fields of the release schema: the walker, one field by its pointer, and its readable label.
export type { Field, FieldType } from './field.ts'
export { labelOf } from './labels.ts'
export type { SchemaName } from './schemas.ts'
export { fieldAt, walkFields } from './walk-fields.ts'
