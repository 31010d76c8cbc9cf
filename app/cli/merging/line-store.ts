import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Bytes that are kept in memory before the rest goes to disk. */
export const MEMORY_BYTES = 1024 ** 3

/**
 * Lines that are read back in any order: up to `memoryBytes` as they came, in memory; what is more, in a temporary
 * file that is gone with the process. A line costs its bytes and eight more.
 */
export class LineStore {
  private readonly memoryBytes: number
  private readonly inMemory: Buffer[] = []
  private held = 0
  private file: { folder: string; descriptor: number; size: number } | undefined
  /** Of the lines on disk, in the order in which they came: where each ends. */
  private readonly ends: number[] = []

  constructor(memoryBytes = MEMORY_BYTES) {
    this.memoryBytes = memoryBytes
  }

  /** Keeps a line and gives its number. */
  add(line: Buffer): number {
    if (this.file === undefined && this.held + line.length <= this.memoryBytes) {
      this.held += line.length
      return this.inMemory.push(line) - 1
    }
    const file = this.openFile()
    writeSync(file.descriptor, line, 0, line.length, file.size)
    file.size += line.length
    return this.inMemory.length + this.ends.push(file.size) - 1
  }

  /** The line of a number. */
  read(number: number): Buffer {
    const kept = this.inMemory[number]
    if (kept) return kept
    const index = number - this.inMemory.length
    const start = index === 0 ? 0 : (this.ends[index - 1] ?? 0)
    const line = Buffer.allocUnsafe((this.ends[index] ?? start) - start)
    if (this.file) readSync(this.file.descriptor, line, 0, line.length, start)
    return line
  }

  get isOnDisk(): boolean {
    return this.file !== undefined
  }

  close(): void {
    if (!this.file) return
    closeSync(this.file.descriptor)
    rmSync(this.file.folder, { recursive: true, force: true })
    this.file = undefined
  }

  private openFile(): { folder: string; descriptor: number; size: number } {
    if (!this.file) {
      const folder = mkdtempSync(join(tmpdir(), 'portal-merge-'))
      this.file = { folder, descriptor: openSync(join(folder, 'lines'), 'w+', 0o600), size: 0 }
      // Nameless from now on, so that a process that is killed, or whose reader goes away, leaves nothing behind.
      if (process.platform !== 'win32') rmSync(folder, { recursive: true })
    }
    return this.file
  }
}
