const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  Aacute: 'Á',
  Eacute: 'É',
  Iacute: 'Í',
  Oacute: 'Ó',
  Uacute: 'Ú',
  Ntilde: 'Ñ',
}

const TAG = /<\/?(?:br|p|b|i|u|em|strong|div|span|font|ul|ol|li)\b[^<>]{0,200}>/gi
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi

/** A cell as one line of plain text: without HTML, control characters and surplus spaces. `html` tells whether there was any. */
export function tidyCell(cell: string, limit = 4000): { text: string; html: boolean } {
  const plain = cell.replace(TAG, ' ').replace(ENTITY, (entity, decimal, hex, name) => {
    if (name) return ENTITIES[name as string] ?? entity
    const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16)
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' '
  })
  const text = plain
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')
  return { text: [...text].length > limit ? [...text].slice(0, limit).join('') : text, html: plain !== cell }
}

/** A heading as headings are compared: small letters, no accents, no punctuation, single spaces. */
export function foldHeading(heading: string): string {
  return tidyCell(heading)
    .text.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
