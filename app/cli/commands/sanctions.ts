import { CommandProblem } from '#app/cli/command-problem.ts'

interface Part {
  run(args: string[]): Promise<number>
}

const PARTS: Record<string, () => Promise<Part>> = {
  import: () => import('./sanctions-import.ts'),
  match: () => import('./sanctions-match.ts'),
}

const USAGE = `Use: portal sanctions ${Object.keys(PARTS).join('|')} …`

/** `sanctions import` brings a list of sanctions in; `sanctions match` matches everything published against all of them. */
export async function run([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
  if (!load) throw new CommandProblem(USAGE)
  return (await load()).run(args)
}
