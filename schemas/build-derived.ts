import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { derivedFiles } from './derive/derived-files.ts'

/** `npm run schemas:build`: writes the committed schema files and codelists.json anew from model, texts and CSV. */
const folder = dirname(fileURLToPath(import.meta.url))
let written = 0
for (const [path, text] of derivedFiles(folder)) {
  const target = join(folder, path)
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
  written += 1
}
console.log(`schemas: ${written} files written`)
