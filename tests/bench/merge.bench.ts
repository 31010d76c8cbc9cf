import { mergeReleases, mergeVersioned } from '#app/ocds/merge.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { atMost, inTurns } from './ratio.ts'
import { stagedReleases } from './staged-releases.ts'

// Merging 12,000 releases, parsed and written, takes at most twice what parsing and writing the same text takes.
const lines = stagedReleases(2_000).map((release) => JSON.stringify(release))
const copy = () => {
  for (const line of lines) JSON.stringify(JSON.parse(line))
}
const merge = () => {
  const processes = new Map<string, JsonObject[]>()
  for (const line of lines) {
    const release = JSON.parse(line) as JsonObject
    const known = processes.get(String(release.ocid))
    if (known) known.push(release)
    else processes.set(String(release.ocid), [release])
  }
  for (const releases of processes.values()) JSON.stringify(mergeReleases(releases))
}
const whole = inTurns(merge, copy)
process.stdout.write(
  `12,000 releases, ${(lines.join('').length / 1e6).toFixed(0)} MB; ${Math.round(12e6 / whole.ours)} releases/s merged, ${Math.round(12e6 / whole.limit)} copied\n`,
)
atMost('parse, merge and write against parse and write', whole, 2)

// One long process of 3 kB a release: five times the releases take at most six times as long.
const stage = stagedReleases(1)[4] as JsonObject
const history = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, index) => ({
    ...stage,
    id: String(index),
    date: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
    contracts: [
      {
        ...((stage.contracts as JsonObject[])[0] as JsonObject),
        title: `Contrato, versión ${index}`,
        implementation: { transactions: [{ id: String(index), value: { amount: index } }] },
      },
    ],
  }))
const short = history(1_000)
const long = history(5_000)
const compiling = inTurns(
  () => mergeReleases(long),
  () => mergeReleases(short),
  20,
)
atMost('compiling 5,000 releases of a process against 1,000', compiling, 6)
const versioning = inTurns(
  () => mergeVersioned(long),
  () => mergeVersioned(short),
  20,
)
atMost('versioning 5,000 releases of a process against 1,000', versioning, 6)
