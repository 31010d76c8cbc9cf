import { expect, test } from 'vitest'
import { readSearchParams } from '#app/catalog/read-search-params.ts'
import { readCursor, writeCursor } from '#app/catalog/search-cursor.server.ts'

const params = readSearchParams(new URLSearchParams())
const open = (key: string) => readCursor({ ...params, cursor: writeCursor(params, { key, ocid: 'o' }) })

test('a cursor comes back as it was written', () => {
  for (const key of ['2026-11-20 15:00:00+00', '1970-01-01 00:00:00+00', '2026-01-01 00:00:00.123456+00'])
    expect(open(key)).toEqual({ key, ocid: 'o' })
})

test.each([
  '2026-02-31 00:00:00+00',
  '2026-01-01 24:00:00+00',
  '0000-01-01 00:00:00+00',
  '9999-99-99 99:99:99+00',
  '294277-01-01 00:00:00+00',
  '2026-01-01 00:00:00+99:99',
  '-2026-01-01 00:00:00+00 BC',
])('a forged moment is refused before the database sees it: %s', (key) => {
  expect(() => open(key)).toThrow(expect.objectContaining({ code: 'cursor-not-understood', status: 400 }))
})
