import { safeHref } from '#app/lib/safe-href.ts'
import { missingDocuments } from '#app/ocds/checks/expected-documents.ts'
import { titleOfCode } from '#app/ocds/codelists.ts'
import { STAGES, type Stage } from '#app/ocds/stage.ts'
import { type JsonObject, objectsAt } from '#app/ocds/types.ts'
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

function documentsOf(compiled: JsonObject, section: Stage): JsonObject[] {
  if (section === 'planning' || section === 'tender') return objectsAt(compiled, section, 'documents')
  if (section === 'award') return objectsAt(compiled, 'awards').flatMap((award) => objectsAt(award, 'documents'))
  const contracts = objectsAt(compiled, 'contracts')
  return section === 'contract'
    ? contracts.flatMap((contract) => objectsAt(contract, 'documents'))
    : contracts.flatMap((contract) => objectsAt(contract, 'implementation', 'documents'))
}

/** All documents by stage, and those that this procedure should have by now and that are not there. */
export function describeDocuments(compiled: JsonObject, stage: string) {
  const documents: ShownDocument[] = STAGES.flatMap((section) =>
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
  const missing = missingDocuments(compiled, STAGES.find((known) => known === stage) ?? 'planning')
  return { documents, missing: missing.map(({ documentType, title, why }) => ({ key: documentType, title, why })) }
}

/** The name of a format; without one in the codelist, the code as it came. */
const formatWord = (code: string | null): string | null => (code === null ? null : titleOfCode('documentFormat', code))
