import postgres from 'postgres'
import { isConnectionLost } from '../lost-connection.server.ts'

/** How long a server that lives may take to let somebody in and answer, in milliseconds. */
const ANSWER_MS = 2_500
/** One question serves everybody who asks within this time, in milliseconds. */
const SHARED_MS = 1_000

const asked = new Map<string, Promise<boolean>>()

/**
 * Whether the server answers a newcomer at all: tells a slow statement from a server that is paused, unplugged or gone, whose
 * open connections never say so. A refusal (too many connections) is an answer too.
 */
export function serverAnswers(url: string): Promise<boolean> {
  const known = asked.get(url)
  if (known) return known
  const answer = ask(url)
  asked.set(url, answer)
  void answer.finally(() => setTimeout(() => asked.delete(url), SHARED_MS).unref())
  return answer
}

async function ask(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => undefined })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_MS)
  })
  const answer = sql`select 1`.then(
    () => true,
    (error: unknown) => !isConnectionLost(error),
  )
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
    void sql.end({ timeout: 0 }).catch(() => undefined)
  }
}
