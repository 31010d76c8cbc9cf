import { Refusal } from '#app/lib/refusal.ts'
import { sha256 } from '../chain-link.ts'

/** Which feed a cursor belongs to: what it lists, and whose it is (null: the state's). */
export interface FeedKey {
  list: 'releases' | 'records' | 'historical'
  entityId: string | null
}

const mark = ({ list, entityId }: FeedKey) => sha256(`${list}\n${entityId ?? ''}`).slice(0, 12)

/** An opaque cursor that continues a feed after a position. It fits that feed only. */
export function cursorText(feed: FeedKey, after: number): string {
  return Buffer.from(`1.${mark(feed)}.${after}`, 'utf8').toString('base64url')
}

/** The position after which to continue. Throws Refusal (400) for a malformed cursor or one of another feed. */
export function readCursor(feed: FeedKey, text: string): number {
  const [, whose, after] =
    /^1\.([0-9a-f]{12})\.(0|[1-9]\d{0,14})$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? []
  if (whose === undefined || after === undefined || cursorOf(whose, after) !== text)
    throw new Refusal(
      'cursor-invalid',
      400,
      'El parámetro cursor no es uno que este portal haya dado. Comience de nuevo sin cursor, o use el de links.next o nextCursor de la última página.',
    )
  if (whose !== mark(feed))
    throw new Refusal(
      'cursor-of-another-feed',
      400,
      'El parámetro cursor es de otra lista. Cada lista continúa solo con sus propios cursores: comience esta sin cursor.',
    )
  return Number(after)
}

const cursorOf = (whose: string, after: string) => Buffer.from(`1.${whose}.${after}`, 'utf8').toString('base64url')
