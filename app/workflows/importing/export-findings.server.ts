import { stringify } from 'csv-stringify/sync'
import type { Desk } from '#app/capture/create-process.server.ts'
import { loadImport, readFindingQuery } from '#app/capture/importing/show-imports.server.ts'
import { safeCell } from '#app/publication/flatten-compiled.ts'
import { asMember } from '#db/as-member.server.ts'
import { listFindings } from '#db/queries/importing/read-imports.server.ts'
import type { FindingRow } from '#db/queries/importing/run-import.server.ts'

/** Findings of a statement; some 1.5 MB. */
const PAGE = 5_000
const COLUMNS = ['hallazgo', 'gravedad', 'archivo', 'ocid', 'publicacion', 'ruta', 'mensaje']

/**
 * The findings of an import that meet the filters of the address, as a file that is written while it is read: CSV (RFC 4180, with a byte order
 * mark; no cell is a formula) or JSON. Throws the 404 page when the import is none of the entity's.
 */
export async function exportFindings(
  desk: Desk,
  id: string,
  params: URLSearchParams,
  format: 'csv' | 'json',
): Promise<Response> {
  await loadImport(desk, id, new URLSearchParams())
  const { query } = readFindingQuery(params)
  async function* pages() {
    for (let after = 0; ; ) {
      const page = await asMember(desk, (tx) => listFindings(tx, id, query, after, PAGE))
      if (page.length > 0) yield page
      if (page.length < PAGE) return
      after = page.at(-1)!.position
    }
  }
  const texts = format === 'csv' ? asCsv(pages()) : asJson(pages())
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await texts.return(undefined)),
  })
  return new Response(body, {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="hallazgos-${id}.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}

const severityWord = (severity: string) => (severity === 'error' ? 'error' : 'aviso')

async function* asCsv(pages: AsyncIterable<FindingRow[]>): AsyncGenerator<string> {
  yield `\uFEFF${stringify([COLUMNS], { record_delimiter: '\r\n' })}`
  for await (const page of pages)
    yield stringify(
      page.map(({ position, severity, file, ocid, releaseId, path, message }) =>
        [position, severityWord(severity), file, ocid ?? '', releaseId ?? '', path, message].map(safeCell),
      ),
      { record_delimiter: '\r\n' },
    )
}

async function* asJson(pages: AsyncIterable<FindingRow[]>): AsyncGenerator<string> {
  let separator = '{"findings":[\n'
  for await (const page of pages)
    for (const { position: _position, ...finding } of page) {
      yield separator + JSON.stringify(finding)
      separator = ',\n'
    }
  yield separator.startsWith('{') ? '{"findings":[]}\n' : '\n]}\n'
}
