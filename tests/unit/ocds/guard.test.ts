import { describe, expect, it } from 'vitest'
import { DOCUMENT_LIMITS, guardJson, inspectJson } from '#app/ocds/guard.ts'

const problemOf = (text: string, limits = DOCUMENT_LIMITS) => {
  const guarded = guardJson(text, limits)
  return guarded.ok ? undefined : guarded.problem
}

describe('the guard', () => {
  it('lets JSON through as the parser reads it, also behind a byte order mark', () => {
    const text = '{"a":[1,1.10,-0.5e3,"ñ 😀 \\u00e9 \\ud83d\\ude00",true,null,{}],"b":{"a":1}}'
    expect(guardJson(text)).toEqual({ ok: true, value: JSON.parse(text) })
    expect(guardJson(`\ufeff${text}`).ok).toBe(true)
  })

  const refused: [what: string, text: string, code: string, path: string][] = [
    ['depth', `${'['.repeat(65)}${']'.repeat(65)}`, 'depth', '/0'.repeat(64)],
    ['a name twice', '{"a":{"x":1,"y":2,"x":3}}', 'duplicate-name', '/a/x'],
    ['a name twice, once in escapes', '{"x":1,"\\u0078":2}', 'duplicate-name', '/x'],
    ['__proto__', '{"a":[{"__proto__":{}}]}', 'forbidden-name', '/a/0/__proto__'],
    ['__proto__ in escapes', '{"__\\u0070roto__":1}', 'forbidden-name', '/__proto__'],
    ['constructor', '{"constructor":1}', 'forbidden-name', '/constructor'],
    ['NUL', '{"a":["b\\u0000c"]}', 'nul', '/a/0'],
    ['half a character in escapes', '{"a":"\\ud800x"}', 'lone-surrogate', '/a'],
    ['the wrong half', '{"a":"\\udc00"}', 'lone-surrogate', '/a'],
    ['half a character as it is', '{"a":"\ud800"}', 'lone-surrogate', '/a'],
    ['1e400', '{"tender":{"value":{"amount":1e400}}}', 'number', '/tender/value/amount'],
    ['more digits than a double holds', '{"a":[0,12345678901234567890.12]}', 'number', '/a/1'],
    ['a string over 1 MB', `{"a":"${'x'.repeat(1_048_577)}"}`, 'string-size', '/a'],
    ['a string over 1 MB in bytes', `{"a":"${'ñ'.repeat(600_000)}"}`, 'string-size', '/a'],
    ['names with slashes', '{"a/b":{"c~d":1e999}}', 'number', '/a~1b/c~0d'],
  ]
  for (const [what, text, code, path] of refused) {
    it(`refuses ${what} with one sentence and one path`, () => {
      expect(problemOf(text)).toMatchObject({ code, path })
      expect(problemOf(text)?.message).toMatch(/^\S.*\.$/)
    })
  }

  it('refuses too many values and too long arrays', () => {
    expect(problemOf('[1,2,3]', { ...DOCUMENT_LIMITS, arraySize: 2 })).toMatchObject({ code: 'array-size', path: '/2' })
    expect(problemOf('{"a":[1,{"b":2}]}', { ...DOCUMENT_LIMITS, nodes: 3 })).toMatchObject({ code: 'nodes' })
  })

  it('finds a repeated name among many', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `"n${index}":${index}`)
    expect(problemOf(`{${names.join(',')}}`)).toBeUndefined()
    expect(problemOf(`{${names.join(',')},"n17":1}`)).toMatchObject({ code: 'duplicate-name', path: '/n17' })
  })

  it('says where broken JSON breaks, and ends on any text', () => {
    expect(problemOf('{"a":1,\n"b":}')).toMatchObject({ code: 'not-json', message: expect.stringContaining('línea 2') })
    for (const text of ['', ' ', '"', '{', '}', '{"a', '[1,', '\\', '{"a":"\\', '"\\u12', ']]]]', '<html>']) {
      expect(problemOf(text)?.code).toBe('not-json')
    }
  })

  it('survives a depth of 100,000', () => {
    expect(problemOf(`${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`)).toMatchObject({ code: 'depth' })
  })

  it('keeps numbers that print as they came, whatever their form', () => {
    for (const number of [
      '0',
      '-0',
      '0.1',
      '1.10',
      '100',
      '1e2',
      '1E+2',
      '123456789012345.6',
      '9007199254740993e0',
      '5e-324',
      '1e308',
    ]) {
      expect([number, problemOf(number)?.code]).toEqual([number, number.startsWith('900719') ? 'number' : undefined])
    }
  })

  it('tells the problems of a file one by one and still gives its value', () => {
    const { value, problems } = inspectJson('{"releases":[{"a":1e400},{"b":1},{"c":{"x":1,"x":2}}]}')
    expect(problems.map(({ path }) => path)).toEqual(['/releases/0/a', '/releases/2/c/x'])
    expect(value).toBeDefined()
  })
})
