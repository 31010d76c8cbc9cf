import { pointer } from '../findings.ts'
import type { Cut } from './scan-text.ts'

interface Open {
  isObject: boolean
  position: number
  name: string
}

/**
 * The JSON Pointers of the values that stand at some offsets of a valid JSON text; for an offset on a name, of that
 * member. `offsets` and `cuts` ascend; what was cut is passed over. Slow and only run when there is something to report.
 */
export function locate(text: string, offsets: readonly number[], cuts: readonly Cut[] = []): string[] {
  const found: string[] = []
  const open: Open[] = []
  let isName = false
  let nextCut = 0
  const tokens = /"(?:[^"\\]|\\.)*"?|[{}[\],]/gs
  for (let token = tokens.exec(text); token && found.length < offsets.length; token = tokens.exec(text)) {
    while (found.length < offsets.length && (offsets[found.length] ?? 0) < token.index) found.push(pointerOf(open))
    const top = open.at(-1)
    const [mark = ''] = token
    if (mark.startsWith('"') && isName && top) {
      top.name = nameOf(mark)
      isName = false
    }
    while (found.length < offsets.length && (offsets[found.length] ?? 0) < tokens.lastIndex) found.push(pointerOf(open))
    if (token.index === cuts[nextCut]?.start) tokens.lastIndex = cuts[nextCut++]?.end ?? text.length
    else if (mark === '{' || mark === '[') {
      open.push({ isObject: mark === '{', position: 0, name: '' })
      isName = mark === '{'
    } else if (mark === '}' || mark === ']') {
      open.pop()
      isName = false
    } else if (mark === ',' && top) {
      top.position++
      isName = top.isObject
    }
  }
  while (found.length < offsets.length) found.push(pointerOf(open))
  return found
}

function pointerOf(open: readonly Open[]): string {
  return pointer('', ...open.map((each) => (each.isObject ? each.name : each.position)))
}

function nameOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}
