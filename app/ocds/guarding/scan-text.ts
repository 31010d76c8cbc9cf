import { doubleHolds } from './double-holds.ts'
import { endOfNested } from './end-of-nested.ts'

/** Why a JSON text is refused. */
export type HitKind =
  | 'depth'
  | 'nodes'
  | 'array-size'
  | 'string-size'
  | 'forbidden-name'
  | 'duplicate-name'
  | 'nul'
  | 'lone-surrogate'
  | 'number'

/** Something to refuse and the offset in the text where it stands. */
export interface Hit {
  kind: HitKind
  offset: number
}

/** A piece of the text that is nested too deep, from its opening bracket to behind its closing one. */
export interface Cut {
  start: number
  end: number
}

export interface ScanLimits {
  /** Deepest nesting of objects and arrays. */
  depth: number
  /** Values of any kind in the whole text. */
  nodes: number
  /** Members of one array. */
  arraySize: number
  /** UTF-8 bytes of one string. */
  stringBytes: number
  /** Hits after which the scan ends. Numbers that a double does not hold are counted apart: they must not hide what is graver. */
  hits: number
  numberHits: number
}

const QUOTE = 34
const BACKSLASH = 92
/** From this many members on, an object's names are kept in a set and no longer compared one by one. */
const MANY_NAMES = 24
const FORBIDDEN = new Map(['__proto__', 'constructor'].map((name) => [hashOf(name), name]))

function hashOf(name: string): number {
  let hash = 0
  for (let index = 0; index < name.length; index++) hash = (Math.imul(hash, 31) + name.charCodeAt(index)) | 0
  return hash
}

/**
 * One pass over a JSON text, without recursion and without building anything. It is right on valid JSON; on any
 * other text it ends without harm and the parser says what is wrong.
 */
export class TextScan {
  readonly hits: Hit[] = []
  /** What must not be parsed: five million brackets are 10 MB of text and 800 MB of arrays. */
  readonly cuts: Cut[] = []
  private readonly text: string
  private readonly limits: ScanLimits
  private at = 0
  private nodes = 0
  private depth = 0
  /** For each open container: members seen, or -1 - (names before it) for an object. */
  private readonly members: number[] = []
  private readonly isObject: boolean[] = []
  private readonly firstName: number[] = []
  private readonly manyNames: (Set<string> | undefined)[] = []
  private readonly hashes: number[] = []
  private readonly nameStarts: number[] = []
  private nameHash = 0
  private escaped = false
  private numbers = 0

  constructor(text: string, limits: ScanLimits) {
    this.text = text
    this.limits = limits
  }

  run(): Hit[] {
    const { text } = this
    const length = text.length
    let isName = false
    while (this.at < length) {
      const code = text.charCodeAt(this.at)
      if (code === QUOTE) {
        if (isName) {
          this.readName()
          isName = false
        } else this.readString()
      } else if (code === 123 || code === 91) {
        if (this.depth === this.limits.depth) this.cutDeep()
        else {
          this.open(code === 123)
          isName = code === 123
          this.at++
        }
      } else if (code === 125 || code === 93) {
        this.close()
        isName = false
        this.at++
      } else if (code === 44) {
        isName = this.depth > 0 && this.isObject[this.depth - 1] === true
        this.at++
      } else if (code === 45 || (code >= 48 && code <= 57)) this.readNumber()
      else if (code === 116 || code === 102 || code === 110) this.readWord()
      else this.at++
    }
    if (!(text as unknown as { isWellFormed(): boolean }).isWellFormed()) this.findRawSurrogate()
    return this.hits
  }

  /** True when so much was found that nothing further of the text is told. */
  isFull(): boolean {
    return this.hits.length - this.numbers >= this.limits.hits || this.numbers >= this.limits.numberHits
  }

  private hit(kind: HitKind, offset: number): void {
    if (this.isFull()) return
    if (kind === 'number') this.numbers++
    this.hits.push({ kind, offset })
  }

  private countNode(offset: number): void {
    if (++this.nodes === this.limits.nodes + 1) this.hit('nodes', offset)
    const top = this.depth - 1
    if (top < 0 || this.isObject[top]) return
    const members = (this.members[top] ?? 0) + 1
    this.members[top] = members
    if (members === this.limits.arraySize + 1) this.hit('array-size', offset)
  }

  private open(isObject: boolean): void {
    this.countNode(this.at)
    this.isObject[this.depth] = isObject
    this.members[this.depth] = 0
    this.firstName[this.depth] = this.hashes.length
    this.manyNames[this.depth] = undefined
    this.depth++
  }

  /** Passes over what is nested too deep without keeping anything of it. */
  private cutDeep(): void {
    const { text } = this
    const start = this.at
    this.countNode(start)
    this.hit('depth', start)
    this.at = endOfNested(text, start)
    this.cuts.push({ start, end: this.at })
  }

  private close(): void {
    if (this.depth === 0) return
    this.depth--
    const first = this.firstName[this.depth] ?? 0
    this.hashes.length = first
    this.nameStarts.length = first
  }

  private readWord(): void {
    this.countNode(this.at)
    const { text } = this
    let end = this.at + 1
    for (let code = text.charCodeAt(end); code >= 97 && code <= 122; code = text.charCodeAt(end)) end++
    this.at = end
  }

  private readNumber(): void {
    this.countNode(this.at)
    const { text } = this
    const start = this.at
    let end = start + 1
    let exponent = false
    for (let code = text.charCodeAt(end); ; code = text.charCodeAt(++end)) {
      if (code >= 48 && code <= 57) continue
      if (code === 101 || code === 69) exponent = true
      else if (code !== 46 && code !== 43 && code !== 45) break
    }
    this.at = end
    // Fifteen digits always survive a double.
    if ((exponent || end - start > 15) && !doubleHolds(text.slice(start, end))) this.hit('number', start)
  }

  private readString(): void {
    const start = this.at
    this.countNode(start)
    const { text } = this
    let end = start + 1
    let code = text.charCodeAt(end)
    while (code !== QUOTE && end < text.length) {
      if (code === BACKSLASH) end = this.readEscape(end)
      else end++
      code = text.charCodeAt(end)
    }
    this.at = end + 1
    if (end - start > this.limits.stringBytes / 3) this.measure(start, end)
  }

  private readName(): void {
    const start = this.at
    const { text } = this
    this.escaped = false
    let end = start + 1
    let hash = 0
    let code = text.charCodeAt(end)
    while (code !== QUOTE && end < text.length) {
      if (code === BACKSLASH) end = this.readEscape(end)
      else {
        hash = (Math.imul(hash, 31) + code) | 0
        end++
      }
      code = text.charCodeAt(end)
    }
    this.at = end + 1
    if (end - start > this.limits.stringBytes / 3) this.measure(start, end)
    this.nameHash = this.escaped ? hashOf(this.nameAt(start)) : hash
    this.checkName(start)
  }

  private checkName(start: number): void {
    const hash = this.nameHash
    const forbidden = FORBIDDEN.get(hash)
    if (forbidden !== undefined && this.nameAt(start) === forbidden) this.hit('forbidden-name', start)
    const top = this.depth - 1
    const first = this.firstName[top] ?? 0
    const { hashes } = this
    const count = hashes.length - first
    if (count >= MANY_NAMES) this.checkAmongMany(top, first, start)
    else {
      for (let index = first; index < hashes.length; index++) {
        if (hashes[index] !== hash || this.nameAt(this.nameStarts[index] ?? 0) !== this.nameAt(start)) continue
        this.hit('duplicate-name', start)
        break
      }
    }
    hashes.push(hash)
    this.nameStarts.push(start)
  }

  private checkAmongMany(top: number, first: number, start: number): void {
    let names = this.manyNames[top]
    if (!names) {
      names = new Set(this.nameStarts.slice(first).map((each) => this.nameAt(each)))
      this.manyNames[top] = names
    }
    const name = this.nameAt(start)
    if (names.has(name)) this.hit('duplicate-name', start)
    names.add(name)
  }

  /** Checks `\u0000` and surrogates; returns the offset after the escape. */
  private readEscape(at: number): number {
    this.escaped = true
    const { text } = this
    if (text.charCodeAt(at + 1) !== 117) return at + 2
    const unit = Number.parseInt(text.slice(at + 2, at + 6), 16)
    if (unit === 0) this.hit('nul', at)
    if (unit < 0xd800 || unit > 0xdfff) return at + 6
    const isPair = unit < 0xdc00 && /^\\u[dD][c-fC-F]/.test(text.slice(at + 6, at + 12))
    if (!isPair) this.hit('lone-surrogate', at)
    return at + (isPair ? 12 : 6)
  }

  private measure(start: number, end: number): void {
    if (new TextEncoder().encode(this.text.slice(start + 1, end)).length > this.limits.stringBytes) {
      this.hit('string-size', start)
    }
  }

  private findRawSurrogate(): void {
    const found = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(this.text)
    if (found) this.hit('lone-surrogate', found.index)
  }

  private nameAt(start: number): string {
    let end = start + 1
    let escaped = false
    for (
      let code = this.text.charCodeAt(end);
      code !== QUOTE && end < this.text.length;
      code = this.text.charCodeAt(end)
    ) {
      if (code === BACKSLASH) escaped = true
      end += code === BACKSLASH ? 2 : 1
    }
    const raw = this.text.slice(start + 1, end)
    if (!escaped) return raw
    try {
      return String(JSON.parse(`"${raw}"`))
    } catch {
      return raw
    }
  }
}
