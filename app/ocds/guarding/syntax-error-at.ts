const TOKEN =
  /[ \t\r\n]*(?:([{[])|([}\]])|(,)|(:)|("(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

/** What may come next. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/**
 * The offset at which a text stops being JSON, for a person to look there; the length of the text when it only ends
 * too early. The parser of the platform does not always say.
 */
export function syntaxErrorAt(text: string): number {
  const open = new Brackets()
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)
    const next: Expected | undefined = token ? step(token, expected, open) : undefined
    if (!next) return afterSpace(text, at)
    expected = next
    at = TOKEN.lastIndex
  }
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++
  return at
}

/** What is open, one byte a bracket: a text may be nothing but brackets. */
class Brackets {
  private codes = new Uint8Array(64)
  length = 0

  get top(): string {
    return this.length > 0 ? String.fromCharCode(this.codes[this.length - 1] ?? 0) : ''
  }

  push(bracket: string): void {
    if (this.length === this.codes.length) {
      const longer = new Uint8Array(this.length * 2)
      longer.set(this.codes)
      this.codes = longer
    }
    this.codes[this.length++] = bracket.charCodeAt(0)
  }

  pop(): void {
    this.length--
  }
}

function step(token: RegExpExecArray, expected: Expected, open: Brackets): Expected | undefined {
  const [, opening, closing, comma, colon, text] = token
  const { top } = open
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
