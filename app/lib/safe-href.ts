/**
 * An address that came with data, if a page may link to it: http or https with a host, and no control characters.
 * Everything else (`javascript:`, `data:`, relative, broken) gives null, and is then shown as text.
 */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 4000) return null
  const text = value.trim()
  if (/\p{Cc}/u.test(text) || !/^https?:\/\/[^/?#]/i.test(text)) return null
  try {
    const url = new URL(text)
    return (url.protocol === 'http:' || url.protocol === 'https:') && !url.username ? url.href : null
  } catch {
    return null
  }
}
