import { readFileSync, writeFileSync } from 'node:fs'

/** What Linux says of a process's memory, in MiB: what it holds now, or the most it held since `forgetPeak`. Null when it is gone. */
export function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const kib = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? null : Number(kib) / 1024
  } catch {
    return null
  }
}

/** Lets the peak of a process begin anew at what it holds now, in MiB, which is returned (proc(5), clear_refs). */
export function forgetPeak(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return memoryOf(pid, 'VmRSS') ?? 0
}
