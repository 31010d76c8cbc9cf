import { safeHref } from '#app/lib/safe-href.ts'
import { expectedDocuments } from '#app/ocds/capture/procedures.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { type JsonObject, objectsAt, textAt, valueAt } from '#app/ocds/types.ts'
import { dateAt, wordsAt } from './read-loosely.ts'

export interface ShownDocument {
  key: string
  title: string
  type: string
  stage: string
  date: string | null
  /** Address, if a page may link to it; otherwise what was written is shown as text. */
  href: string | null
  address: string | null
  format: string | null
}

const SECTIONS = ['planning', 'tender', 'award', 'contract', 'implementation'] as const
type Section = (typeof SECTIONS)[number]

function documentsOf(compiled: JsonObject, section: Section): JsonObject[] {
  if (section === 'planning' || section === 'tender') return objectsAt(compiled, section, 'documents')
  if (section === 'award') return objectsAt(compiled, 'awards').flatMap((award) => objectsAt(award, 'documents'))
  const contracts = objectsAt(compiled, 'contracts')
  return section === 'contract'
    ? contracts.flatMap((contract) => objectsAt(contract, 'documents'))
    : contracts.flatMap((contract) => objectsAt(contract, 'implementation', 'documents'))
}

/** All documents by stage, and those that this procedure should have by now and that are not there. */
export function describeDocuments(compiled: JsonObject, stage: string) {
  const documents: ShownDocument[] = SECTIONS.flatMap((section) =>
    documentsOf(compiled, section).map((document, at) => {
      const address = wordsAt(document, 'url')
      const type = wordsAt(document, 'documentType')
      return {
        key: `${section}-${at}`,
        title:
          wordsAt(document, 'title') ??
          wordsAt(document, 'description') ??
          (type ? titleOfCode('documentType', type) : 'Documento sin título'),
        type: type ? titleOfCode('documentType', type) : 'Sin clasificar',
        stage: section,
        date: dateAt(document, 'datePublished') ?? dateAt(document, 'dateModified'),
        href: safeHref(address),
        address,
        format: formatWord(wordsAt(document, 'format')),
      }
    }),
  )
  const reached = SECTIONS.indexOf(stage as Section)
  const present = new Set(
    SECTIONS.flatMap((section) => documentsOf(compiled, section).map((document) => textAt(document, 'documentType'))),
  )
  const missing = expectedDocuments(textAt(valueAt(compiled, 'tender'), 'procurementMethod') ?? '').filter(
    ({ documentType, section }) => SECTIONS.indexOf(section) <= reached && !present.has(documentType),
  )
  return { documents, missing: missing.map(({ documentType, title, why }) => ({ key: documentType, title, why })) }
}

/** The name of a format; without one in the codelist, the code as it came. */
const formatWord = (code: string | null): string | null => (code === null ? null : titleOfCode('documentFormat', code))
