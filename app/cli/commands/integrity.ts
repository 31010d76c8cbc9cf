import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { writeAnswer } from '#app/cli/write-answer.ts'
import { isObject } from '#app/ocds/types.ts'
import { type PublishedKey, verifySigned } from '#app/suppliers/integrity/signing/sign.ts'

const USAGE =
  'Use: portal integrity verify --keys LLAVES ARCHIVO, donde LLAVES es lo que responde /api/v1/integrity-keys'

/**
 * `integrity verify --keys KEYS FILE`: checks a signed answer on a badge with public keys from a file and nothing else: no network, no
 * database. Exit 1 when the signature does not hold.
 */
export async function run([action, ...args]: string[]): Promise<number> {
  if (action !== 'verify') throw new CommandProblem(USAGE)
  const { file, keys } = readArguments(args)
  const { valid, problem, keyId, statement } = verifySigned(readJson(file), readKeys(keys))
  await writeAnswer({ valid, problem, keyId, statement })
  return valid ? 0 : 1
}

function readArguments(args: string[]): { file: string; keys: string } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { keys: { type: 'string' } } })
    const [file, ...rest] = positionals
    if (file !== undefined && rest.length === 0 && values.keys) return { file, keys: values.keys }
  } catch {
    // Said below.
  }
  throw new CommandProblem(USAGE)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new CommandProblem(`No se puede leer «${path}» como JSON.`)
  }
}

function readKeys(path: string): PublishedKey[] {
  const content = readJson(path)
  const keys = isObject(content) && Array.isArray(content.keys) ? content.keys : []
  return keys.flatMap((key) => {
    if (!isObject(key)) return []
    const { keyId, publicKey, usedFrom, usedUntil } = key
    if (typeof keyId !== 'string' || typeof publicKey !== 'string' || typeof usedFrom !== 'string') return []
    return [{ keyId, publicKey, usedFrom, usedUntil: typeof usedUntil === 'string' ? usedUntil : null }]
  })
}
