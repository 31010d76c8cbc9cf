import { type FileHandle, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonObject } from '#app/ocds/types.ts'
import type { ImportFinding } from './import-finding.ts'
import { isJudged, type JudgedRelease, judgeRelease } from './judge-release.server.ts'
import type { FileRelease, ReleaseSink } from './reading/read-input.server.ts'

/** What is kept in memory of a release that has been read: who it is, and where its text lies in the spool. */
export interface SpooledRelease {
  /** Position of its file among the files read, from 0. */
  file: number
  ocid: string
  releaseId: string
  sha256: string
  /** As written in the release, '' without one; orders the releases of a process. */
  date: string
  /** It fails the gate for imports. */
  failing: boolean
  at: number
  bytes: number
}

export interface SpooledFile {
  name: string
  bytes: number
  /** Releases that were read. */
  judged: number
  /** Parts that could not be read: each counts as one rejected release. */
  unreadable: number
}

/** Everything that reading has found. Releases stand in the order in which they came. */
export interface SpoolIndex {
  files: SpooledFile[]
  releases: SpooledRelease[]
  /** Of the files themselves, in the order in which they were found: `error` counts as a rejected release, `warning` does not. */
  findings: ImportFinding[]
}

/** Named anew when the spool is written in another way: an import that the program before had read is then read again. */
const INDEX = 'index-2'

/** Text that gathers before it is written, in characters. */
const BUFFER = 1024 * 1024

/**
 * Where the releases of an import wait, judged, between reading and storing: one file of texts in a folder of the import, and an index in
 * memory that is written beside it when reading is over. A run that was killed while reading begins again; one that was killed
 * later finds the index and does not read again. Memory is some 300 bytes a release, however large the files are.
 */
export class SpoolWriter implements ReleaseSink {
  readonly index: SpoolIndex = { files: [], releases: [], findings: [] }
  private pending: string[] = []
  private pendingLength = 0
  private size = 0
  private list = ''
  private lists: string[] = []
  private begun = { releases: 0, findings: 0, size: 0 }
  private readonly folder: string
  private readonly texts: FileHandle
  private readonly beat: () => Promise<void>

  private constructor(folder: string, texts: FileHandle, beat: () => Promise<void>) {
    this.folder = folder
    this.texts = texts
    this.beat = beat
  }

  /** A fresh spool in the folder; what an earlier run left there is gone. `beat` is called now and then while releases come. */
  static async begin(folder: string, beat: () => Promise<void> = async () => undefined): Promise<SpoolWriter> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    return new SpoolWriter(folder, await open(join(folder, 'texts'), 'w'), beat)
  }

  /** The releases to come belong to this file. */
  async beginFile(name: string, bytes: number): Promise<void> {
    await this.write()
    this.index.files.push({ name, bytes, judged: 0, unreadable: 0 })
    this.begun = { releases: this.index.releases.length, findings: this.index.findings.length, size: this.size }
    this.lists = []
    this.list = ''
  }

  release(found: FileRelease): void {
    const judged = judgeRelease(found)
    if (!isJudged(judged)) {
      this.unreadable(judged)
      return
    }
    const { where, ocid, releaseId, sha256, errors } = judged
    const text = `${JSON.stringify({ where, errors })}\n${judged.text}\n`
    const bytes = Buffer.byteLength(text)
    const date = typeof judged.release.date === 'string' ? judged.release.date : ''
    this.index.releases.push({
      ...{ file: this.index.files.length - 1, ocid, releaseId, sha256, date, failing: judged.errors.length > 0 },
      ...{ at: this.size, bytes },
    })
    this.lists.push(this.list)
    this.current.judged += 1
    this.size += bytes
    this.pending.push(text)
    this.pendingLength += text.length
  }

  unreadable(finding: ImportFinding): void {
    this.index.findings.push(finding)
    this.current.unreadable += 1
  }

  note(finding: ImportFinding): void {
    this.index.findings.push({ ...finding, severity: 'warning' })
  }

  inList(list: string): void {
    this.list = list
  }

  async flush(): Promise<void> {
    if (this.pendingLength > BUFFER) await this.write()
    await this.beat()
  }

  async rewind(keep?: { lists: readonly string[] }): Promise<void> {
    await this.write()
    const { releases } = this.index
    const own = releases.slice(this.begun.releases)
    const kept = keep ? own.filter((_, at) => keep.lists.includes(this.lists[at] ?? '')) : []
    if (keep && kept.length === own.length) return
    releases.length = this.begun.releases
    for (const release of kept) releases.push(release)
    if (!keep) {
      this.index.findings.length = this.begun.findings
      this.current.unreadable = 0
    }
    this.current.judged = kept.length
    this.lists = []
  }

  /** Writes the index: from here on the spool is whole. */
  async finish(): Promise<SpoolIndex> {
    await this.write()
    await this.texts.datasync()
    await this.texts.close()
    const { files, releases, findings } = this.index
    const parts = [JSON.stringify({ files, findings })]
    for (const { file, ocid, releaseId, sha256, date, failing, at, bytes } of releases)
      parts.push(JSON.stringify([file, ocid, releaseId, sha256, date, failing ? 1 : 0, at, bytes]))
    await writeFile(join(this.folder, 'index.part'), parts.join('\n'), { flush: true })
    await rename(join(this.folder, 'index.part'), join(this.folder, INDEX))
    return this.index
  }

  async abandon(): Promise<void> {
    await this.texts.close().catch(() => undefined)
  }

  private get current(): SpooledFile {
    return this.index.files.at(-1)!
  }

  private async write(): Promise<void> {
    if (this.pending.length === 0) return
    const text = this.pending.join('')
    this.pending = []
    this.pendingLength = 0
    await this.texts.appendFile(text)
  }
}

/** The index of a spool that is whole, else null: reading was not over when its run ended. */
export async function readSpoolIndex(folder: string): Promise<SpoolIndex | null> {
  const text = await readFile(join(folder, INDEX), 'utf8').catch(() => null)
  if (text === null) return null
  const [head = '', ...lines] = text.split('\n')
  const { files, findings } = JSON.parse(head) as Omit<SpoolIndex, 'releases'>
  const releases = lines.map((line): SpooledRelease => {
    const [file, ocid, releaseId, sha256, date, failing, at, bytes] = JSON.parse(line) as [
      ...[number, string, string, string, string, number, number, number],
    ]
    return { file, ocid, releaseId, sha256, date, failing: failing === 1, at, bytes }
  })
  return { files, releases, findings }
}

/** Reads releases back from a spool. */
export class SpoolReader {
  private readonly texts: FileHandle
  private readonly files: readonly SpooledFile[]

  private constructor(texts: FileHandle, files: readonly SpooledFile[]) {
    this.texts = texts
    this.files = files
  }

  static async open(folder: string, index: SpoolIndex): Promise<SpoolReader> {
    return new SpoolReader(await open(join(folder, 'texts'), 'r'), index.files)
  }

  async read(spooled: SpooledRelease): Promise<JudgedRelease> {
    const buffer = Buffer.allocUnsafe(spooled.bytes)
    const { bytesRead } = await this.texts.read(buffer, 0, spooled.bytes, spooled.at)
    if (bytesRead !== spooled.bytes) throw new Error('the spool of the import is cut short')
    const { ocid, releaseId, sha256, file } = spooled
    const lines = buffer.toString('utf8')
    const end = lines.indexOf('\n')
    const { where, errors } = JSON.parse(lines.slice(0, end)) as Pick<JudgedRelease, 'where' | 'errors'>
    const text = lines.slice(end + 1, -1)
    const release = JSON.parse(text) as JsonObject
    return { file: this.files[file]?.name ?? '', where, ocid, releaseId, sha256, release, text, errors }
  }

  close(): Promise<void> {
    return this.texts.close()
  }
}
