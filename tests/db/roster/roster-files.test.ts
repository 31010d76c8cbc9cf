import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROSTER_BYTES, takeRosterForm } from '#app/roster/import-roster.server.ts'
import { rosterCsv } from '#app/roster/roster-csv.ts'
import { syncRoster } from '#app/workflows/sync-roster.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { seedUser } from '#tests/support/seed-entities.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { openHost } from '#tests/unit/server/host.ts'

let database: TestDatabase
let userId: string
/** The roster as it stands, one line an entity, and a new entity at its end. */
let lines: string[]
let all: string
beforeAll(async () => {
  database = await openTestDatabase()
  await syncRoster('demo', '2026-11-20')
  userId = await seedUser(database.god, 'operacion@prueba.invalid', [], ['platform_admin'])
  const csv = rosterCsv(await asPlatform(loadRoster))
  lines = csv.replace('\ufeff', '').trim().split(/\r?\n/)
  all = `${[...lines, ROW].join('\n')}\n`
})
afterAll(() => database.close())

const ROW =
  'agencia-nueva,AGENU,Agencia Ñandú de Pruebas,AÑP,ESTATAL,EJECUTIVO,organismo-descentralizado,,99,,,,,,Decreto,'
const key = () => /,(\d\d),/.exec(lines[1] ?? '')?.[1] ?? ''
const operator = () => ({ userId, today: '2026-11-20', inegiState: key() })
const row = (more: string) => more.replace(',99,', `,${key()},`)

async function take(content: string | Uint8Array) {
  const form = new FormData()
  form.set('paso', 'revisar')
  form.set('archivo', new File([content as BlobPart], 'padrón.csv'))
  const before = await stored()
  const answer = await takeRosterForm(operator(), form)
  expect(await stored()).toEqual(before)
  return answer
}
const stored = async () =>
  (await database.god`select md5(string_agg(e::text, '' order by id)) as digest, count(*)::int as n from entities e`)[0]

/** The sentence of a file that cannot be read, or those of its rows that are refused. */
async function told(content: string | Uint8Array): Promise<{ line?: number; sentence: string }[]> {
  const answer = await take(content)
  if (answer.outcome === 'unreadable') return [{ sentence: answer.sentence }]
  if (answer.outcome !== 'preview') throw new Error('a file alone writes nothing')
  return answer.preview.rows
    .filter(({ outcome }) => outcome === 'refused')
    .map(({ line, remarks }) => ({ line, sentence: remarks.join(' ') }))
}
const counted = async (content: string | Uint8Array) => {
  const answer = await take(content)
  return answer.outcome === 'preview' ? answer.preview.counts : answer
}

test('with a mark, in Windows-1252, in UTF-16, with semicolons, with CRLF and empty columns: the same entity is new', async () => {
  const text = row(all)
  const semicolons = text
    .split('\n')
    .map((line) => line.replaceAll('"', '').replaceAll(';', '|').replaceAll(',', ';'))
    .join('\n')
  const only = { new: 1, refused: 0 }
  const same = lines.length - 1
  expect(await counted(text)).toMatchObject({ ...only, same })
  expect(await counted(`\ufeff${text}`)).toMatchObject({ ...only, same })
  expect(await counted(Buffer.from(text, 'latin1'))).toMatchObject({ ...only, same })
  expect(await counted(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({ ...only, same })
  expect(await counted(text.replaceAll('\n', '\r\n'))).toMatchObject({ ...only, same })
  expect(await counted(text.replaceAll('\n', ',,,\n').replace(/\n,,,\n$/, '\n'))).toMatchObject({ ...only, same })
  const short = `${semicolons.split('\n')[0]}\n${row(ROW).replaceAll(',', ';')}\n`
  expect(await counted(short)).toMatchObject({ ...only, same: 0 })
})

test('what is wrong is told with row and column, and nothing is written', async () => {
  const at = lines.length + 1
  const file = (last: string) => `${[...lines, row(last)].join('\n')}\n`
  const cases: [string, string | Uint8Array, number | undefined, RegExp][] = [
    ['NUL', file(ROW.replace('Ñandú', 'Ñan\0dú')), at, /Nombre oficial.*carácter nulo/i],
    ['a terminal code', file(ROW.replace('Decreto', '\u001b[31mDecreto')), at, /Fuente.*control/i],
    [
      'a line end inside quotes',
      file(ROW.replace('Agencia Ñandú de Pruebas', '"Agencia\r\nÑandú"')),
      at,
      /salto de línea/,
    ],
    ['a letter that was lost', file(ROW.replace('Ñ', '\ufffd')), at, /UTF-8/],
    ['one column more', file(`${ROW},otra`), at, /Columna 17.*trae 17 columnas/],
    ['a name of 3,000 letters', file(ROW.replace('Ñandú', 'ñ'.repeat(3_000))), at, /pasa de 2,000 letras/],
    ['a slug twice', file(ROW.replace('agencia-nueva', lines[1]?.split(',')[0] ?? '')), at, /ya (está|es|lo)/],
    [
      '10,000 columns',
      `${Array.from({ length: 10_000 }, (_, column) => `c${column}`).join()}\n`,
      undefined,
      /renglón 1, columna \d+: el renglón pasa de 20,000/,
    ],
    [
      '16 right columns and 2,984 more',
      `${lines[0]},${'x,'.repeat(2_983)}x\n`,
      undefined,
      /renglón 1, columna 17.*3000 columnas/,
    ],
    ['an opening quote', `${[...lines, `"${row(ROW)}`].join('\n')}\n`, undefined, /renglón \d+, columna .*comillas/],
    [
      'a quote that is not the end',
      file(ROW.replace('Agencia', '"Agencia" x')),
      undefined,
      new RegExp(`renglón ${at}, columna .*comillas`),
    ],
    ['one line without end', `${lines[0]}\n${'x'.repeat(390_000)}`, undefined, /renglón \d+, .*pasa de 20,000 letras/],
    ['200,000 lines', `${lines[0]}\n${'x\n'.repeat(190_000)}`, undefined, /renglón 2002.*a lo más 2,000 renglones/],
    ['nothing', '', undefined, /elija el CSV/],
    ['a mark alone', '\ufeff', undefined, /renglón 1, columna slug/],
    ['blank lines', '\n\r\n\n', undefined, /renglón 1, columna slug/],
    ['the heading alone', `${lines[0]}\n`, undefined, /solo trae los encabezados/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0x80, 0x22]), undefined, /no se leyó/],
    ['one byte more than a roster has', 'x'.repeat(ROSTER_BYTES + 1), undefined, /400 KB/],
  ]
  for (const [name, content, line, sentence] of cases) {
    const found = await told(content)
    expect([name, found.length, found[0]?.line]).toEqual([name, 1, line])
    expect(found[0]?.sentence, name).toMatch(sentence)
    expect(found[0]?.sentence.length, name).toBeLessThan(700)
  }
})

test('a line of 1 GB is refused by its size before a byte of it is read, and without a size at once', async () => {
  const host = await openHost()
  const send = (headers: Record<string, string | number>) =>
    new Promise<number>((resolve) => {
      const type = {
        'content-type': 'multipart/form-data; boundary=x',
        origin: host.url,
        'sec-fetch-site': 'same-origin',
      }
      const options = { method: 'POST', headers: { ...type, ...headers } }
      const sent = request(`${host.url}/plataforma/entes/importar`, options, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
        sent.destroy()
      })
      sent.on('error', () => resolve(0))
      sent.flushHeaders()
    })
  expect(await send({ 'content-length': 2 ** 30 })).toBe(413)
  expect(await send({ 'transfer-encoding': 'chunked' })).toBe(411)
  await host.close()
})
