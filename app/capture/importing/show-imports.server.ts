import type { Desk } from '#app/capture/create-process.server.ts'
import { notFound } from '#app/lib/http-errors.server.ts'
import { asMember } from '#db/as-member.server.ts'
import {
  type FindingQuery,
  findImport,
  type ImportLine,
  listFindings,
  listImportFiles,
  listImports,
} from '#db/queries/importing/read-imports.server.ts'
import type { FileRow, FindingRow } from '#db/queries/importing/run-import.server.ts'

const IMPORTS = 20
const FILES = 25
const FINDINGS = 25
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The place after a line of the list, as it goes in an address; null for none or nonsense. */
export function readImportPlace(text: string | null): { at: string; id: string } | null {
  const [at = '', id = ''] = (text ?? '').split('_')
  return /^\d{4}-\d\d-\d\dT[\d:.]{8,15}Z$/.test(at) && UUID.test(id) ? { at, id } : null
}

/** Imports of the entity, newest first. */
export async function loadImports(
  desk: Desk,
  after: { at: string; id: string } | null,
): Promise<{ lines: ImportLine[]; next: string | null }> {
  const rows = await asMember(desk, (tx) => listImports(tx, after, IMPORTS + 1))
  const lines = rows.slice(0, IMPORTS)
  const last = lines.at(-1)
  return { lines, next: rows.length > IMPORTS && last ? `${last.at}_${last.id}` : null }
}

const position = (text: string | null): number => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : 0)
const words = (text: string | null): string => (text ?? '').replaceAll('\0', '').trim().slice(0, 300)

/** What the address asks of the findings, and the names it asks by. */
export function readFindingQuery(params: URLSearchParams): {
  query: FindingQuery
  asked: Record<'gravedad' | 'archivo' | 'ocid' | 'texto', string>
  after: number
  filesAfter: number
} {
  const severity = params.get('gravedad')
  const query: FindingQuery = {
    severity: severity === 'error' || severity === 'warning' ? severity : '',
    file: words(params.get('archivo')),
    ocid: words(params.get('ocid')),
    text: words(params.get('texto')),
  }
  const asked = { gravedad: query.severity, archivo: query.file, ocid: query.ocid, texto: query.text }
  return { query, asked, after: position(params.get('desde')), filesAfter: position(params.get('archivos')) }
}

export interface ImportPage {
  line: ImportLine
  files: FileRow[]
  nextFiles: number | null
  findings: FindingRow[]
  next: number | null
}

/** One import with a page of its files and one of its findings. Throws the 404 page when it is none of the entity's. */
export async function loadImport(desk: Desk, id: string, params: URLSearchParams): Promise<ImportPage> {
  if (!UUID.test(id)) return notFound()
  const { query, after, filesAfter } = readFindingQuery(params)
  return asMember(desk, async (tx) => {
    const line = await findImport(tx, id)
    if (!line) return notFound()
    const files = await listImportFiles(tx, id, filesAfter, FILES + 1)
    const findings = await listFindings(tx, id, query, after, FINDINGS + 1)
    return {
      line,
      files: files.slice(0, FILES),
      nextFiles: files.length > FILES ? (files[FILES - 1]?.position ?? null) : null,
      findings: findings.slice(0, FINDINGS),
      next: findings.length > FINDINGS ? (findings[FINDINGS - 1]?.position ?? null) : null,
    }
  })
}
