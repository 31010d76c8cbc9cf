import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/**
 * Runs every `*.bench.ts` below `tests/bench` in a process of its own and prints what they print. A bench prints its figures
 * beside the limit measured in the same run and ends with exit 1 when a ratio is missed; only that fails here. Words on the command
 * line choose benches by name. The benches of scale share one database of BENCH_PROCESSES (1,000,000) processes in BENCH_DATA,
 * loaded by the first of them; without BENCH_DATA it goes when the run ends.
 */
const wanted = process.argv.slice(2)
const files = readdirSync('tests/bench', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
  .sort()
const given = process.env.BENCH_DATA
const folder = given ?? mkdtempSync(join(tmpdir(), 'portal-bench-'))
const missed: string[] = []
process.stdout.write(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`)

for (const file of files) {
  process.stdout.write(`\n# ${file}\n`)
  const started = Date.now()
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', join('tests/bench', file)],
    { stdio: 'inherit', env: { ...process.env, BENCH_DATA: folder } },
  )
  process.stdout.write(`(${((Date.now() - started) / 1000).toFixed(0)} s)\n`)
  if (status !== 0) missed.push(basename(file))
}

if (given === undefined) rmSync(folder, { recursive: true, force: true })
process.stdout.write(`\n${files.length - missed.length} benches within their ratios, ${missed.length} not\n`)
if (missed.length > 0) process.stdout.write(`missed: ${missed.join(', ')}\n`)
process.exitCode = missed.length > 0 ? 1 : 0
