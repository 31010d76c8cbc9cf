const QUOTE = 34
const BACKSLASH = 92
const NAME = Buffer.from('ocid')

/**
 * The `ocid` of a release as it stands in a line of JSON, without parsing the rest: the member of the outermost
 * object. Undefined when there is none or it is no text. On broken JSON it gives anything; the parser finds out.
 */
export function readOcid(line: Buffer): string | undefined {
  let depth = 0
  let at = 0
  let isName = false
  while (at < line.length) {
    const byte = line[at]
    if (byte === QUOTE) {
      const end = endOfString(line, at)
      if (isName && depth === 1 && end - at === NAME.length + 2 && NAME.compare(line, at + 1, end - 1) === 0) {
        return textAfter(line, end)
      }
      isName = false
      at = end
      continue
    }
    if (byte === 123 || byte === 91) {
      depth++
      isName = byte === 123
    } else if (byte === 125 || byte === 93) depth--
    else if (byte === 44) isName = true
    at++
  }
  return undefined
}

/** The offset behind the closing quote. */
function endOfString(line: Buffer, start: number): number {
  let at = start + 1
  while (at < line.length && line[at] !== QUOTE) at += line[at] === BACKSLASH ? 2 : 1
  return at + 1
}

function textAfter(line: Buffer, from: number): string | undefined {
  let at = from
  while (at < line.length && line[at] !== QUOTE && line[at] !== 44 && line[at] !== 125) at++
  if (line[at] !== QUOTE) return undefined
  try {
    return String(JSON.parse(line.toString('utf8', at, endOfString(line, at))))
  } catch {
    return undefined
  }
}
