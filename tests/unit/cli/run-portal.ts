import { spawnSync } from 'node:child_process'

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the real command line with what comes in on standard input. */
export function runPortal(args: string[], input = ''): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'app/cli/portal.ts', ...args], {
    input,
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}
