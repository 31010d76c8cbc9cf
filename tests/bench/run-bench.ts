import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/**
 * Runs every `tests/bench/*.bench.ts` in a process of its own and prints what they print. A bench prints its figures
 * beside the limit measured in the same run and ends with exit 1 when a ratio is missed; only that fails here.
 */
const wanted = process.argv.slice(2)
const names = readdirSync('tests/bench')
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const missed: string[] = []

for (const name of names) {
  process.stdout.write(`\n# ${name}\n`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', `tests/bench/${name}`], {
    stdio: 'inherit',
  })
  if (status !== 0) missed.push(name)
}

process.stdout.write(`\n${names.length - missed.length} benches within their ratios, ${missed.length} not\n`)
if (missed.length > 0) process.stdout.write(`missed: ${missed.join(', ')}\n`)
process.exitCode = missed.length > 0 ? 1 : 0
