import { CommandProblem } from '#app/cli/command-problem.ts'
import { readTextFile } from '#app/cli/read-input.ts'
import { refuse, writeAnswer } from '#app/cli/write-answer.ts'
import type { Shape } from '#app/ocds/detect.ts'
import type { GuardProblem } from '#app/ocds/guard.ts'
import { readParts } from '#app/ocds/releases-in.ts'

/** `detect FILE`: `{"file","shape","releases"}`. Exit 1 when the file cannot be read as JSON or JSON lines. */
export async function run(args: string[]): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || rest.length > 0 || file.startsWith('--'))
    throw new CommandProblem('Use: portal detect ARCHIVO')
  let shape: Shape = 'unknown'
  let releases = 0
  let broken: GuardProblem | undefined
  for (const part of readParts(readTextFile(file))) {
    shape = part.shape
    releases += part.releases.length
    broken ??= part.problems.find(({ code }) => code === 'not-json')
  }
  if (broken && releases === 0) return refuse(broken.code, broken.message)
  await writeAnswer({ file, shape: shape === 'releases' && releases === 0 ? 'unknown' : shape, releases })
  return 0
}
