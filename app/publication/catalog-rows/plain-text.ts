/** A text for a column: without control characters (PostgreSQL holds no NUL, XML few of them), spaces folded, at most `limit` characters. */
export function plainText(text: string | undefined, limit: number): string {
  if (text === undefined) return ''
  const folded = withoutHalf(text.slice(0, limit * 2))
    .replace(/[\p{Cc}\p{Noncharacter_Code_Point}\s]+/gu, ' ')
    .trim()
  if (folded.length <= limit) return folded
  return `${withoutHalf(folded.slice(0, limit - 1))}…`
}

/** A pair of surrogates is never cut in half: PostgreSQL holds no half one. */
const withoutHalf = (text: string): string => (/[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text)

/** Many texts as one, none twice, at most `limit` characters. */
export function joinTexts(texts: (string | undefined)[], limit: number): string {
  const seen = new Set<string>()
  let size = 0
  for (const text of texts) {
    const plain = plainText(text, 5000)
    if (plain === '' || seen.has(plain)) continue
    size += plain.length + 1
    if (size > limit) break
    seen.add(plain)
  }
  return [...seen].join(' ')
}
