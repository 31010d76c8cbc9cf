/** Types of files taken as evidence, told by what is in them and never by their name. */
const BY_START: readonly [type: string, extension: string, start: string][] = [
  ['application/pdf', 'pdf', '255044462d'],
  ['image/png', 'png', '89504e470d0a1a0a'],
  ['image/jpeg', 'jpg', 'ffd8ff'],
]
const OFFICE: readonly [type: string, extension: string, member: string][] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', 'word/document.xml'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx', 'xl/workbook.xml'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx', 'ppt/presentation.xml'],
  ['application/vnd.oasis.opendocument.text', 'odt', 'application/vnd.oasis.opendocument.text'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods', 'application/vnd.oasis.opendocument.spreadsheet'],
]

/** Type and extension of a file, null when it is none of those taken: scripts, pages, programs, office files with macros. */
export function evidenceType(content: Buffer): { type: string; extension: string } | null {
  const start = content.subarray(0, 8).toString('hex')
  const plain = BY_START.find(([, , sign]) => start.startsWith(sign))
  if (plain) return { type: plain[0], extension: plain[1] }
  if (!start.startsWith('504b0304')) return null
  // Names of members stand uncompressed in a zip.
  if (content.includes('vbaProject') || content.includes('Basic/')) return null
  const office = OFFICE.find(([, , member]) => content.includes(member))
  return office ? { type: office[0], extension: office[1] } : null
}

/** Extension of a type that was taken, for the name of the download. */
export const extensionOf = (type: string): string =>
  BY_START.find(([one]) => one === type)?.[1] ?? OFFICE.find(([one]) => one === type)?.[1] ?? 'bin'
