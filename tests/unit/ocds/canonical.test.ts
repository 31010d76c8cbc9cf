import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText } from '#app/ocds/canonical.ts'
import type { Json } from '#app/ocds/types.ts'

describe('the canonical text (RFC 8785)', () => {
  it('sorts members by UTF-16 code units and writes no spaces', () => {
    // The example of RFC 8785 3.2.3, by its code points.
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalText(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}')
  })

  it('writes numbers as the shortest text that reads back', () => {
    expect(canonicalText([333333333.3333333, 1e30, 4.5, 0.002, 1e-27, -0, 812000.5])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,812000.5]',
    )
  })

  it('escapes only what must be', () => {
    expect(canonicalText('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
  })

  it('has no text for what JSON cannot say, and is not fooled by a backslash before', () => {
    expect(() => canonicalText('\ud800')).toThrow(TypeError)
    expect(() => canonicalText(['a', '\\\udc00'])).toThrow(TypeError)
    expect(() => canonicalText(Number.NaN)).toThrow()
    expect(canonicalText('\\ud800')).toBe('"\\\\ud800"')
  })

  it('writes what the package of the standard writes', () => {
    const wild = fc.jsonValue({ stringUnit: 'binary' }).filter((value) => value !== undefined)
    fc.assert(
      fc.property(wild, (value) => {
        expect(canonicalText(value as Json)).toBe(canonicalize(value))
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps a member named __proto__', () => {
    expect(canonicalText(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}')
  })
})
