import { CommandProblem } from '#app/cli/command-problem.ts'
import { readTextFile } from '#app/cli/read-input.ts'
import { refuse, writeAnswer } from '#app/cli/write-answer.ts'
import { readReleases } from '#app/ocds/releases-in.ts'

/** `detect FILE`: `{"file","shape","releases"}`. Exit 1 when the file cannot be read as JSON or JSON lines. */
export async function run(args: string[]): Promise<number> {
  const [file, ...rest] = args
  if (file === undefined || rest.length > 0 || file.startsWith('--'))
    throw new CommandProblem('Use: portal detect ARCHIVO')
  const { shape, releases, problems } = readReleases(readTextFile(file))
  const broken = problems.find(({ code }) => code === 'not-json')
  if (broken && releases.length === 0) return refuse(broken.code, broken.message)
  await writeAnswer({ file, shape, releases: releases.length })
  return 0
}
