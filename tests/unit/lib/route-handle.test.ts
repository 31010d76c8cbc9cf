import { expect, it } from 'vitest'
import { readChrome } from '#app/lib/route-handle.ts'

it('is public with a search field unless a route says otherwise', () => {
  expect(readChrome([])).toEqual({ frame: 'public', showSearch: true })
  expect(readChrome([undefined, null, 'x', { other: 1 }, { frame: 'wrong' }])).toEqual({
    frame: 'public',
    showSearch: true,
  })
})

it('takes what the deepest route says', () => {
  expect(readChrome([undefined, { frame: 'none' }])).toEqual({ frame: 'none', showSearch: true })
  expect(readChrome([{ frame: 'none', showSearch: false }, { frame: 'public' }])).toEqual({
    frame: 'public',
    showSearch: false,
  })
})
