const FORBIDDEN = /[\\/:*?"<>|[\]\p{Cc}]/gu

/**
 * A name for each table of a flat export, as a file or a sheet may bear it: parts of the path joined by `joint`, no character that
 * files or sheets refuse, at most `limit` characters (the last ones tell most), and no two alike, capitals aside. Names of imported
 * keys may be anything.
 */
export function nameTables(paths: readonly string[], joint: '_' | '.', limit: number): string[] {
  const taken = new Set<string>()
  return paths.map((path) => {
    const whole = path.replaceAll('/', joint).replace(FORBIDDEN, joint)
    let name = lastOf(whole, limit)
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
      const mark = `${joint}${copy}`
      name = lastOf(whole, limit - mark.length) + mark
    }
    taken.add(name.toLowerCase())
    return name
  })
}

/** The last `limit` characters; no letter is cut in half. */
const lastOf = (text: string, limit: number): string => text.slice(-limit).replace(/^[\udc00-\udfff]/, '')
