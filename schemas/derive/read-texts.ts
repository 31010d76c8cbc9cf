import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Spanish texts by `Definition.property`; what is asked for and missing is an error that names the key. */
export type Texts = {
  of: (key: string) => { title: string; description: string }
  deprecationOf: (key: string) => string
  keys: () => string[]
}

/**
 * Reads `schemas/texts/*.json`, each `{ key: [title, description, deprecation?] }`.
 * @throws when two files hold the same key
 */
export function readTexts(folder: string): Texts {
  const entries = new Map<string, string[]>()
  for (const file of readdirSync(folder).sort()) {
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string[]>
    for (const [key, text] of Object.entries(content)) {
      if (entries.has(key)) throw new Error(`schemas/texts/${file}: ${key} is written twice.`)
      entries.set(key, text)
    }
  }
  const find = (key: string, position: number): string => {
    const text = entries.get(key)?.[position]
    if (!text)
      throw new Error(
        `schemas/texts: ${key} lacks ${['its title', 'its description', 'why it is deprecated'][position]}.`,
      )
    return text
  }
  return {
    of: (key) => ({ title: find(key, 0), description: find(key, 1) }),
    deprecationOf: (key) => find(key, 2),
    keys: () => [...entries.keys()],
  }
}
