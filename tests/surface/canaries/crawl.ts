import { dataPath } from '../asking.ts'

/** What the portal said at an address: headers and body as one text. */
export interface Seen {
  path: string
  status: number
  type: string
  text: string
}

const WORK = /^\/(espacio|coordinacion|fiscalizacion|plataforma|cuenta)(\/|\.data|$|\?)/
const HERE = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?/

/** Addresses of the portal that a text names: links, forms, sources, and texts of JSON. */
function addressesIn(text: string, type: string): string[] {
  const found = type.startsWith('text/html')
    ? [...text.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(([, one = '']) => one.replaceAll('&amp;', '&'))
    : [...text.matchAll(/"((?:https?:\/\/(?:localhost|127)|\/)[^"\\\s]{1,500})"/g)].map(([, one = '']) => one)
  const links = [...text.matchAll(/<(?:link href|id|uri)[^>]*>?"?((?:https?:\/\/)[^"<]+)/g)].map(([, one = '']) => one)
  return [...found, ...links]
    .map((one) => one.replace(HERE, '').split('#', 1)[0] ?? '')
    .filter((one) => one.startsWith('/'))
}

/**
 * Asks as nobody for the addresses given, for the data of each page, and for whatever these name, until nothing new comes or `most`
 * addresses were asked. Work screens are asked too: they must only send away.
 */
export async function crawl(url: string, start: readonly string[], most: number): Promise<Seen[]> {
  const waiting = [...start]
  const known = new Set(waiting)
  const seen: Seen[] = []
  const visit = async (path: string) => {
    const answer = await fetch(url + path, { redirect: 'manual', signal: AbortSignal.timeout(30_000) })
    const type = answer.headers.get('content-type') ?? ''
    const body = await answer.text()
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    seen.push({ path, status: answer.status, type, text: `${headers}\n\n${body}` })
    const named = addressesIn(body, type)
    const data = type.startsWith('text/html') && !path.includes('.data') ? [dataPath(path)] : []
    const to = answer.headers.get('location')
    for (const one of [...named, ...data, ...(to ? [to.replace(HERE, '')] : [])]) {
      if (known.has(one) || known.size >= most || (WORK.test(one) && known.size > most / 2)) continue
      known.add(one)
      waiting.push(one)
    }
  }
  while (waiting.length > 0) await Promise.all(waiting.splice(0, 6).map(visit))
  return seen
}
