import { execFileSync } from 'node:child_process'

export interface RunningProcess {
  pid: number
  parent: number
  command: string
}

/** Every process of this machine, as `ps` tells it. */
export function listProcesses(): RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return lines.split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid && parent && command ? [{ pid: Number(pid), parent: Number(parent), command }] : []
  })
}

/** The processes that a process has started, and those that they have. */
export function descendantsOf(pid: number, all = listProcesses()): RunningProcess[] {
  const children = all.filter(({ parent }) => parent === pid)
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)])
}
