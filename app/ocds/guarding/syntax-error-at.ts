const TOKEN =
  /[ \t\r\n]*(?:([{[])|([}\]])|(,)|(:)|("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/**
 * The offset at which a text stops being JSON, for a person to look there; the length of the text when it only ends
 * too early. The parser of the platform does not always say.
 */
export function syntaxErrorAt(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    const start = at + (/^[ \t\r\n]*/.exec(text.slice(at, at + 10_000))?.[0].length ?? 0)
    if (!token) return Math.min(start, text.length)
    const next = step(token, expected, open)
    if (!next) return start
    expected = next
    at = TOKEN.lastIndex
  }
}

function step(token: RegExpExecArray, expected: Expected, open: string[]): Expected | undefined {
  const [, opening, closing, comma, colon, text] = token
  const top = open.at(-1)
  if (closing) {
    const mayEnd = expected === 'comma-or-end' || expected === (closing === '}' ? 'name-or-end' : 'value-or-end')
    if (!mayEnd || top !== (closing === '}' ? '{' : '[')) return undefined
    open.pop()
    return open.length > 0 ? 'comma-or-end' : 'nothing'
  }
  if (comma) return expected === 'comma-or-end' ? (top === '{' ? 'name' : 'value') : undefined
  if (colon) return expected === 'colon' ? 'value' : undefined
  if (text && (expected === 'name' || expected === 'name-or-end')) return 'colon'
  if (expected !== 'value' && expected !== 'value-or-end') return undefined
  if (!opening) return open.length > 0 ? 'comma-or-end' : 'nothing'
  open.push(opening)
  return opening === '{' ? 'name-or-end' : 'value-or-end'
}
