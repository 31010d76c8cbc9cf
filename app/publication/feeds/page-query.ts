import { Refusal } from '#app/lib/refusal.ts'
import { type FeedKey, readCursor } from './cursor.ts'

export interface PageQuery {
  limit: number
  after: number
  /** ISO 8601 or null. */
  since: string | null
}

/** Members of a page when `limit` is not given, and the most that it may ask for. */
export const DEFAULT_LIMIT = 100
export const LARGEST_LIMIT = 1000

/** Reads `limit`, `cursor` and `since` of a request for a page of a feed. Throws Refusal (400) naming the parameter. */
export function readPageQuery(url: URL, feed: FeedKey): PageQuery {
  const cursor = url.searchParams.get('cursor')
  return {
    limit: readLimit(url.searchParams.get('limit')),
    after: cursor === null || cursor === '' ? 0 : readCursor(feed, cursor),
    since: readSince(url.searchParams.get('since')),
  }
}

function readLimit(text: string | null): number {
  if (text === null || text === '') return DEFAULT_LIMIT
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0
  if (limit >= 1 && limit <= LARGEST_LIMIT) return limit
  throw new Refusal('limit-invalid', 400, `El parámetro limit debe ser un número entero de 1 a ${LARGEST_LIMIT}.`)
}

const SINCE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2}))?$/

function readSince(text: string | null): string | null {
  if (text === null || text === '') return null
  // A plus sign that was not encoded arrives as a space.
  const since = text.replace(/ (\d{2}:?\d{2})$/, '+$1')
  const at = new Date(since)
  const year = Number.isNaN(at.getTime()) ? 0 : at.getUTCFullYear()
  if (SINCE.test(since) && year >= 1 && year <= 9999 && isRealDay(since))
    return since.length === 10 ? `${since}T00:00:00Z` : since
  throw new Refusal(
    'since-invalid',
    400,
    'El parámetro since debe ser una fecha con hora y zona según ISO 8601, por ejemplo 2026-01-15T09:00:00-06:00. Se compara con el momento de publicación en este portal.',
  )
}

/** 31 February is a day to `Date` and none to the database; so is hour 24. */
const isRealDay = (since: string): boolean =>
  new Date(`${since.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(since.slice(0, 10)) &&
  since.slice(11, 13) !== '24'
