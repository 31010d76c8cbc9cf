import { expect, it } from 'vitest'
import { readChrome } from '#app/lib/route-handle.ts'

const PLAIN = { frame: 'public', showSearch: true, signedIn: false }

it('is public with a search field and the way in unless a route says otherwise', () => {
  expect(readChrome([])).toEqual(PLAIN)
  expect(readChrome([undefined, null, 'x', { other: 1 }, { frame: 'wrong', showSearch: 'no', signedIn: 1 }])).toEqual(
    PLAIN,
  )
})

it('takes what the deepest route says', () => {
  expect(readChrome([undefined, { frame: 'none' }])).toEqual({ ...PLAIN, frame: 'none' })
  expect(
    readChrome([
      { frame: 'none', showSearch: false },
      { frame: 'public', signedIn: true },
    ]),
  ).toEqual({
    frame: 'public',
    showSearch: false,
    signedIn: true,
  })
})
