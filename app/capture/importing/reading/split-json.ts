/** A member of a list of releases or records, as its text; `list` is '' for a top-level array. */
export interface JsonMember {
  list: string
  index: number
  text: string
}

const LISTS = ['releases', 'records', 'arrayReleasePackage']
const QUOTE = 34
const BACKSLASH = 92

/**
 * Cuts a JSON text that arrives in parts into the members of its lists (a top-level array, or the lists of a package), so that a file
 * of any size is read with the memory of one member. Only brackets and strings are followed; what remains, with a `0` for each member,
 * is the `frame`: it is parsed at the end, and a fault of the text outside of the members is found there.
 */
export class JsonSplitter {
  frame = ''
  /** Characters of the largest member, and of the frame, that are taken. */
  private readonly limit: number
  private readonly found: (member: JsonMember) => void
  private depth = 0
  private inString = false
  private escaped = false
  /** Depth at which members stand while inside a list, else -1. */
  private listDepth = -1
  private list = ''
  private index = 0
  private member: string | null = null
  private memberDepth = 0

  /** `found` gets each member as soon as it is whole. */
  constructor(limit: number, found: (member: JsonMember) => void) {
    this.limit = limit
    this.found = found
  }

  /** False when a member or the frame has grown over the limit: nothing more is read. */
  push(chunk: string): boolean {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (this.inString) {
        if (this.escaped) this.escaped = false
        else if (code === BACKSLASH) this.escaped = true
        else if (code === QUOTE) this.inString = false
        continue
      }
      if (code === QUOTE) {
        if (this.beginsMember()) start = this.beginMember(chunk, start, at)
        this.inString = true
      } else if (code > 125 || code < 44) continue
      else start = this.atSign(chunk, start, at, code)
    }
    this.keep(chunk.slice(start))
    return this.frame.length <= this.limit && (this.member?.length ?? 0) <= this.limit
  }

  /** Whether the text has ended where a JSON text may. */
  isComplete(): boolean {
    return this.depth === 0 && !this.inString && this.member === null
  }

  private beginsMember(): boolean {
    return this.listDepth === this.depth && this.member === null
  }

  private beginMember(chunk: string, start: number, at: number): number {
    this.keep(chunk.slice(start, at))
    this.member = ''
    this.memberDepth = this.depth
    return at
  }

  private endMember(chunk: string, start: number, end: number): number {
    this.keep(chunk.slice(start, end))
    const text = this.member ?? ''
    this.member = null
    this.frame += '0'
    this.found({ list: this.list, index: this.index, text })
    this.index += 1
    return end
  }

  private keep(text: string): void {
    if (this.member === null) this.frame += text
    else this.member += text
  }

  /** Outside of strings, at a character from `,` to `}`. Returns where the text not yet kept begins. */
  private atSign(chunk: string, start: number, at: number, code: number): number {
    const isOpen = code === 123 || code === 91
    const isClose = code === 125 || code === 93
    if (isOpen) {
      let from = start
      if (this.beginsMember()) from = this.beginMember(chunk, start, at)
      else if (this.listDepth === -1 && this.opensList(chunk, start, at, code)) {
        this.listDepth = this.depth + 1
        this.index = 0
      }
      this.depth += 1
      return from
    }
    if (isClose) return this.close(chunk, start, at)
    if (code === 44)
      return this.member !== null && this.depth === this.memberDepth ? this.endMember(chunk, start, at) : start
    // A number, true, false or null where a member should stand.
    if (code !== 58 && this.beginsMember()) return this.beginMember(chunk, start, at)
    return start
  }

  private close(chunk: string, start: number, at: number): number {
    let from = start
    if (this.member !== null && this.depth === this.memberDepth) from = this.endMember(chunk, start, at)
    this.depth -= 1
    if (this.depth < this.listDepth) this.listDepth = -1
    else if (this.member !== null && this.depth === this.memberDepth) from = this.endMember(chunk, from, at + 1)
    return from
  }

  /** Whether a bracket opens a list whose members are cut out: the whole text, or a list of a package. */
  private opensList(chunk: string, start: number, at: number, code: number): boolean {
    if (code !== 91) return false
    if (this.depth === 0) {
      this.list = ''
      return true
    }
    if (this.depth !== 1) return false
    const before = (this.frame.slice(-60) + chunk.slice(start, at)).slice(-60)
    const name = /"([A-Za-z]{1,40})"\s*:\s*$/.exec(before)?.[1] ?? ''
    if (!LISTS.includes(name)) return false
    this.list = name
    return true
  }
}
