import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { LineStore, MEMORY_BYTES } from '#app/cli/merging/line-store.ts'
import { mergeLines } from '#app/cli/merging/merge-lines.ts'
import { readStandardInput, readTextFile } from '#app/cli/read-input.ts'
import { refuse, writeOut } from '#app/cli/write-answer.ts'
import { guardJson } from '#app/ocds/guard.ts'
import { type MergeRules, mergeReleases, mergeRulesOf, mergeVersioned } from '#app/ocds/merge.ts'
import { defaultMergeRules } from '#app/ocds/merging/default-rules.ts'
import { isObject, isObjectArray, type JsonObject } from '#app/ocds/types.ts'

const USAGE = 'Use: portal merge [--versioned] [--schema ARCHIVO] [--jsonl] < publicaciones.json'
/** A history may be long: the limits of a whole file, not of a request. */
const LIMITS = {
  depth: 64,
  nodes: Number.MAX_SAFE_INTEGER,
  arraySize: 1_000_000,
  stringBytes: 1_048_576,
  hits: 1,
  numberHits: 1,
}

/**
 * `merge [--versioned] [--schema FILE]`: standard input is a JSON array of releases of one process; out comes the
 * compiled (or versioned) release. `--jsonl`: releases one a line, of many processes; out comes one a line.
 * Exit 1 when the releases were refused, 2 when it could not run.
 */
export async function run(args: string[]): Promise<number> {
  const { versioned, schema, jsonl } = readOptions(args)
  const rules = schema === undefined ? defaultMergeRules() : readRules(schema)
  const merge = (releases: JsonObject[]) =>
    versioned ? mergeVersioned(releases, rules) : mergeReleases(releases, rules)
  if (jsonl) return mergeLines(process.stdin, merge, writeOut, new LineStore(memoryBytes()))
  const guarded = guardJson(await readStandardInput(), LIMITS)
  if (!guarded.ok) return refuse(guarded.problem.code, guarded.problem.message, guarded.problem.path)
  const releases = guarded.value
  if (!isObjectArray(releases) || releases.length === 0) {
    return refuse('not-releases', 'Se esperaba un arreglo JSON con las publicaciones de un solo proceso.')
  }
  const problem = problemOf(releases)
  if (problem) return refuse('not-one-process', problem)
  await writeOut(`${JSON.stringify(merge(releases))}\n`)
  return 0
}

/** Bytes of lines that are kept in memory; PORTAL_MERGE_MEMORY makes them fewer on a small machine, and in tests. */
function memoryBytes(): number {
  const given = Number(process.env.PORTAL_MERGE_MEMORY)
  return Number.isFinite(given) && given > 0 ? given : MEMORY_BYTES
}

/** Why releases cannot be merged into one: no ocid or several, or no date to put them in order. */
function problemOf(releases: readonly JsonObject[]): string | undefined {
  const ocids = new Set(releases.map(({ ocid }) => ocid))
  if ([...ocids].some((ocid) => typeof ocid !== 'string' || ocid === '')) return 'Hay una publicación sin «ocid».'
  if (ocids.size > 1) return `Hay publicaciones de ${ocids.size} procesos; para varios procesos use --jsonl.`
  if (releases.length > 1 && releases.some(({ date }) => typeof date !== 'string')) {
    return 'Hay una publicación sin «date»; sin fecha no se puede saber cuál es la más nueva.'
  }
  return undefined
}

function readOptions(args: string[]) {
  try {
    const options = { versioned: { type: 'boolean' }, schema: { type: 'string' }, jsonl: { type: 'boolean' } } as const
    return parseArgs({ args, options }).values
  } catch {
    throw new CommandProblem(USAGE)
  }
}

function readRules(file: string): MergeRules {
  const guarded = guardJson(readTextFile(file))
  if (!guarded.ok || !isObject(guarded.value) || !isObject(guarded.value.properties)) {
    throw new CommandProblem(`El archivo «${file}» no es un esquema JSON de publicaciones (le falta «properties»).`)
  }
  return mergeRulesOf(guarded.value)
}
