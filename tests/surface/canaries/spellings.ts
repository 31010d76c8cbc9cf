/** The middle of the base64 of a text, for each place that it may have in a longer one: what does not depend on its neighbours. */
function base64Cores(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.from(`${'\0'.repeat(shift)}${text}`)
      .toString('base64')
      .replace(/=+$/, '')
    return whole.slice(shift === 0 ? 0 : 4, -2)
  })
}

/**
 * Finds words in a text in every spelling they could leave by: plain, in small or capital letters, URL-encoded, as HTML entities, as
 * JSON escapes, in base64 (also url-safe) at any place, and in hex. Returns `word: spelling` of each hit.
 */
export function makeFinder(words: readonly string[]): (text: string) => string[] {
  const small = words.flatMap((word) => {
    const lower = word.toLowerCase()
    const spellings = [
      lower,
      encodeURIComponent(lower),
      Buffer.from(word).toString('hex'),
      Buffer.from(lower).toString('hex'),
      lower.replace(/[^a-z0-9]/g, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`),
      lower.replace(/[^a-z0-9]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ]
    return [...new Set(spellings.map((one) => one.toLowerCase()))].map((spelling) => [word, spelling] as const)
  })
  const exact = words.flatMap((word) =>
    [...base64Cores(word), ...base64Cores(word.toLowerCase())].flatMap((core) =>
      core.length < 8
        ? []
        : [...new Set([core, core.replaceAll('+', '-').replaceAll('/', '_')])].map((one) => [word, one] as const),
    ),
  )
  return (text) => {
    const lower = text.toLowerCase()
    return [
      ...small.filter(([, spelling]) => lower.includes(spelling)),
      ...exact.filter(([, spelling]) => text.includes(spelling)),
    ].map(([word, spelling]) => `${word}: ${spelling}`)
  }
}
