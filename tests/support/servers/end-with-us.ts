import { type ChildProcess, spawn } from 'node:child_process'

/** How long a process may take to end by itself once we are gone, in seconds. */
const GRACE_S = 10

/**
 * Ends a process that a test started when we are gone, also after kill -9, which lets nothing run any more: a shell of its own looks
 * each second. Otherwise each killed test run would leave a server behind. Needs a POSIX shell.
 */
export function endWithUs(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) return
  const both = `kill -0 ${process.pid} 2>/dev/null && kill -0 ${child.pid} 2>/dev/null`
  const end = `kill -TERM ${child.pid} 2>/dev/null && sleep ${GRACE_S} && kill -KILL ${child.pid} 2>/dev/null`
  const watch = `while ${both}; do sleep 1; done; kill -0 ${process.pid} 2>/dev/null || { ${end}; }`
  const dog = spawn('/bin/sh', ['-c', watch], { detached: true, stdio: 'ignore', cwd: '/' })
  dog.on('error', () => undefined)
  dog.unref()
  child.once('exit', () => dog.kill('SIGKILL'))
}
