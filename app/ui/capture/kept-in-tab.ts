import type { TypedField } from './typed-fields.ts'

/** What was typed on a page and not saved, kept in the tab until it is: a reload, a lost session or the back button do not take it. */
export interface KeptText {
  /** Whose it is: another person who signs in in this tab does not see it. */
  person: string
  /** When it was typed, milliseconds since 1970. */
  at: number
  fields: TypedField[]
}

const nameOf = (page: string): string => `captura:${page}`

/** What is kept for a page and this person, or null. Another person's is thrown away. */
export function readKept(page: string, person: string): KeptText | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(nameOf(page)) ?? 'null') as KeptText | null
    if (kept?.person === person && Array.isArray(kept.fields)) return kept
    forgetKept(page)
  } catch {
    // A browser without storage, or something else under that name: nothing is kept.
  }
  return null
}

/** Keeps what is typed; without fields, forgets. A browser that refuses or is full keeps it on the page alone. */
export function keepTyped(page: string, kept: KeptText): void {
  if (kept.fields.length === 0) {
    forgetKept(page)
    return
  }
  try {
    sessionStorage.setItem(nameOf(page), JSON.stringify(kept))
  } catch {
    // The page still has it and says what is not saved.
  }
}

/** Called when what was typed on a page is saved. */
export function forgetKept(page: string): void {
  try {
    sessionStorage.removeItem(nameOf(page))
  } catch {
    // Nothing was kept.
  }
}
