/** What a browser would send of the first form of a page that has a field `@base`: enough of HTML for the forms that this portal draws. */
export function drawnFields(page: string): Record<string, string> {
  const form = (page.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes('name="@base"')) ?? ''
  const fields: Record<string, string> = {}
  for (const [, attributes = ''] of form.matchAll(/<input\b([^>]*)>/g)) {
    const { name, value = '', type } = readAttributes(attributes)
    const pressed = !['checkbox', 'radio'].includes(type ?? '') || / checked(=|\s|$)/.test(attributes)
    if (name && pressed) fields[name] = value
  }
  for (const [, attributes = '', text = ''] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const { name } = readAttributes(attributes)
    if (name) fields[name] = decode(text)
  }
  for (const [, attributes = '', options = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const { name } = readAttributes(attributes)
    const chosen = [...options.matchAll(/<option\b([^>]*)>/g)].find(([, one = '']) => / selected(=|\s|$)/.test(one))
    if (name) fields[name] = readAttributes(chosen?.[1] ?? '').value ?? ''
  }
  return fields
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value = '']) => [name, decode(value)]),
  )
}

const ENTITIES: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** The text that React wrote, read back. */
export const decode = (text: string): string =>
  text.replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
