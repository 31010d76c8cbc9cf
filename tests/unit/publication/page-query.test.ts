import { expect, test } from 'vitest'
import { readPageQuery } from '#app/publication/feeds/page-query.ts'

const read = (since: string) =>
  readPageQuery(new URL(`http://x/?since=${encodeURIComponent(since)}`), { list: 'releases', entityId: null }).since

test('a moment is taken as it is written, a day as its beginning', () => {
  expect(read('2026-02-28')).toBe('2026-02-28T00:00:00Z')
  expect(read('2026-02-28T23:59:59-06:00')).toBe('2026-02-28T23:59:59-06:00')
})

test.each([
  '2026-02-31',
  '2026-02-31T00:00:00Z',
  '2026-13-45',
  '2026-01-01T24:00:00Z',
  '0000-01-01',
  '2026-1-1',
  'ayer',
])('what is no day of the calendar is refused with a sentence: %s', (since) => {
  expect(() => read(since)).toThrow(expect.objectContaining({ code: 'since-invalid', status: 400 }))
})
