import type { Request } from 'express'
import { plainPath } from '../plain-path.ts'

/** Lists asked for in pieces larger than this are costly. */
const LARGE = 200
const LISTS = /^\/api\/v1\/(entities\/[^/]+\/)?(releases|records)$|^\/api\/v1\/historical\/releases$/
const SEARCHES = /^\/(buscar|api\/v1\/search)$/
const FILES = /\.(csv|xlsx|jsonl|zip)$|^\/datos\/descargas\/./

/**
 * Work that costs many times a page: a search with words (it ranks), a large piece of a list, a file made for the occasion. Which
 * ones was judged by what they do; their cost under load is not yet measured.
 */
export function isCostly(req: Request): boolean {
  const path = plainPath(req.path)
  // As the pages read it: the first of several.
  const query = new URLSearchParams(req.url.split('?')[1] ?? '')
  if (SEARCHES.test(path)) return (query.get('q') ?? '').trim() !== ''
  if (LISTS.test(path)) return Number(query.get('limit') ?? 0) > LARGE
  return FILES.test(path)
}
