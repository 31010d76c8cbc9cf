/** A registered prefix (`ocds-` and six lowercase letters or digits), a hyphen and a local part. */
export const OCID_PATTERN = /^ocds-[a-z0-9]{6}-[^\s#]+$/

export interface OcidParts {
  /** Registered prefix of the state, e.g. `ocds-demo00`. */
  prefix: string
  /** Key of the entity that no other entity of the state has; usually its slug. */
  entityKey: string
  /** Year of the file, four digits. */
  year: number
  /** The entity's own file number, as it is written on the file. */
  fileNumber: string
}

/** Letters lose accents; whatever is no letter, digit or hyphen becomes one hyphen. */
function plainKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/**
 * The ocid of a process captured here: prefix, entity, year, file number. The entity key inside keeps two
 * entities with the same file number apart. Throws RangeError when a part says nothing.
 */
export function buildOcid({ prefix, entityKey, year, fileNumber }: OcidParts): string {
  const entity = plainKey(entityKey)
  const file = plainKey(fileNumber)
  if (!/^ocds-[a-z0-9]{6}$/.test(prefix)) throw new RangeError('the ocid prefix is not of the form ocds-xxxxxx')
  if (!entity || !file) throw new RangeError('an ocid needs an entity key and a file number')
  if (!Number.isInteger(year) || year < 1900 || year > 9999) throw new RangeError('the year of an ocid has four digits')
  return `${prefix}-${entity}-${year}-${file}`
}

/** Whether a text is an ocid with a registered-looking prefix. Case matters. */
export function isOcid(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 256 && OCID_PATTERN.test(text)
}
