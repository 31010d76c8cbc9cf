import { createServer } from 'node:http'
import express from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { limitRates } from '#app/server/load/limit-rates.ts'
import { MOST_KEYS, SharedCounter } from '#app/server/load/shared-counter.ts'
import { type LoadCaps, shedLoad } from '#app/server/load/shed-load.ts'
import { listen } from '#app/server/run-server.ts'
import { type Host, openHost } from './host.ts'

let host: Host | undefined
let close: (() => Promise<void>) | undefined
afterEach(async () => {
  await host?.close()
  await close?.()
  host = close = undefined
})

/** A shared count as two processes have it in the database. */
function sharedStore() {
  const sums = new Map<string, number>()
  let leases = 0
  const lease = async (key: string, count: number, window: Date) => {
    leases += 1
    const at = `${key} ${window.getTime()}`
    sums.set(at, (sums.get(at) ?? 0) + count)
    return sums.get(at)!
  }
  return { lease, leases: () => leases }
}

describe('requests are counted over all processes', () => {
  it('two processes at once: the sum stays under the limit, with few questions to the database', async () => {
    const store = sharedStore()
    const [one, other] = [new SharedCounter(store.lease), new SharedCounter(store.lease)]
    let admitted = 0
    for (let turn = 0; turn < 1000; turn++)
      for (const counter of [one, other]) if (await counter.take('n', 600, 5_000)) admitted += 1
    expect(admitted).toBeLessThanOrEqual(600)
    expect(admitted).toBeGreaterThan(450)
    expect(store.leases()).toBeLessThan(30)
    expect(await one.take('n', 600, 65_000)).toBe(true)
  })

  it('many at once on one key are as many', async () => {
    const counter = new SharedCounter(sharedStore().lease)
    const answers = await Promise.all(Array.from({ length: 500 }, () => counter.take('n', 200, 0)))
    expect(answers.filter(Boolean).length).toBeLessThanOrEqual(200)
  })

  it('a million distinct addresses: bounded memory, no question to the database', async () => {
    const store = sharedStore()
    const counter = new SharedCounter(store.lease)
    for (let at = 0; at < 1_000_000; at++) await counter.take(`n${at}`, 600, 0)
    expect(counter.size).toBeLessThanOrEqual(MOST_KEYS)
    expect(store.leases()).toBe(0)
  })

  it('without the database each process holds the limit by itself', async () => {
    const counter = new SharedCounter(async () => {
      throw new Error('gone')
    })
    let admitted = 0
    for (let turn = 0; turn < 1000; turn++) if (await counter.take('n', 300, 0)) admitted += 1
    expect(admitted).toBe(300)
  })

  it('a clock set back an hour neither forgives for ever nor locks out', async () => {
    const counter = new SharedCounter(sharedStore().lease)
    for (let turn = 0; turn < 200; turn++) await counter.take('n', 100, 7_200_000)
    expect(await counter.take('n', 100, 7_200_000)).toBe(false)
    expect(await counter.take('n', 100, 3_600_000)).toBe(true)
    expect(await counter.take('n', 100, 7_260_000)).toBe(true)
  })
})

describe('429', () => {
  const limits = { network: 120, account: 110, tenant: 115, global: 10_000 }
  const ask = (path: string, headers: Record<string, string>) => fetch(`${host!.url}${path}`, { headers })
  const until429 = async (path: string, headers: (turn: number) => Record<string, string>) => {
    for (let turn = 1; turn <= 150; turn++) {
      const answer = await ask(path, headers(turn))
      const body = await answer.text()
      if (answer.status === 429) return { turn, answer, body }
    }
    return null
  }
  const open = async () => {
    host = await openHost({ admit: [limitRates(limits, new SharedCounter(sharedStore().lease), () => 1_000)] })
  }

  it('by network: what a client writes into X-Forwarded-For before the proxy changes nothing', async () => {
    await open()
    const refused = await until429('/', (turn) => ({
      'x-forwarded-for': `10.${turn}.${turn}.1, 198.51.100.${turn % 250}`,
    }))
    expect(refused?.turn).toBeLessThanOrEqual(121)
    expect(refused?.answer.headers.get('retry-after')).toBe('59')
    expect(refused?.body).toContain('Desde su red llegaron demasiadas peticiones en un minuto. Espere 59 segundos')
    expect((await ask('/', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(200)
    expect((await ask('/salud', { 'x-forwarded-for': '198.51.100.1' })).status).not.toBe(429)
  })

  it('from a proxy that is not trusted the header is not read at all', async () => {
    process.env.TRUST_PROXY = '10.0.0.0/8'
    const seen: (string | undefined)[] = []
    host = await openHost({
      admit: [
        (req, _res, next) => {
          seen.push(req.ip)
          next()
        },
      ],
    })
    delete process.env.TRUST_PROXY
    await ask('/', { 'x-forwarded-for': '203.0.113.7' })
    expect(seen).toEqual(['127.0.0.1'])
  })

  it('by session and by entity, and JSON for machines', async () => {
    await open()
    const session = await until429('/', () => ({ cookie: '__Host-portal-session=abc' }))
    expect(session?.body).toContain('Su sesión hizo demasiadas')
    const tenant = await until429('/api/v1/entities/salud/releases', () => ({}))
    expect(JSON.parse(tenant?.body ?? '{}')).toMatchObject({ error: { code: 'too-many-requests' } })
    expect((await ask('/api/v1/entities/obras/releases', {})).status).not.toBe(429)
    expect((await ask('/espacio/salud', {})).status).not.toBe(429)
    for (const path of ['/API/v1/entities/salud/releases', '/api/v1/entities/s%61lud/releases/'])
      expect((await ask(path, {})).status).toBe(429)
  })
})

describe('503 at once when there is too much', () => {
  const caps: LoadCaps = { reading: 6, sending: 2, costly: 2, waiting: 1, patienceMs: 150 }

  /** A host whose answers wait until they are let go. */
  async function held() {
    const app = express()
    const waiting: (() => void)[] = []
    app.use(shedLoad(caps))
    app.use((_req, res) => void waiting.push(() => res.send('listo')))
    const server = createServer(app)
    const url = await listen(server, '127.0.0.1', 0)
    close = () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      })
    const come = async (count: number) => {
      while (waiting.length < count) await new Promise((next) => setTimeout(next, 5))
    }
    return { url, come, go: () => waiting.splice(0).map((send) => send()) }
  }

  it('those in are finished, the excess is told at once, and places come back', async () => {
    const { url, come, go } = await held()
    const inside = Array.from({ length: caps.reading }, () => fetch(`${url}/`))
    await come(caps.reading)
    // Nobody inside is let go before these are answered: were they made to wait, they would wait for ever.
    const refused = await Promise.all([fetch(`${url}/`), fetch(`${url}/api/v1/manifest`)])
    expect(refused.map(({ status }) => status)).toEqual([503, 503])
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['2', '2'])
    expect(await refused[0]!.text()).toContain('Espere unos segundos')
    expect(await refused[1]!.json()).toMatchObject({ error: { code: 'unavailable' } })
    go()
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual(Array(caps.reading).fill(200))
    const again = fetch(`${url}/`)
    await come(1)
    go()
    expect((await again).status).toBe(200)
  })

  it('costly work has a cap and a short queue of its own; pages pass it', async () => {
    const { url, come, go } = await held()
    const searches = Array.from({ length: 2 }, (_, at) => fetch(`${url}/buscar?q=${at}`))
    await come(2)
    const third = fetch(`${url}/api/v1/search?q=tres`)
    await new Promise((next) => setTimeout(next, 30))
    expect((await fetch(`${url}/api/v1/releases?limit=1000`)).status).toBe(503)
    expect((await third).status).toBe(503)
    const page = fetch(`${url}/entidades`)
    await come(3)
    go()
    expect([...(await Promise.all(searches)), await page].map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('costly work is that however its address is spelt, as the router reads it', async () => {
    const { url, come, go } = await held()
    const spelt = [
      '/BUSCAR?q=a',
      '/buscar/?q=a',
      '/%62uscar?q=a',
      '/Buscar.data?q=a',
      '/buscar?q=a&q=',
      '/api/v1/search/?q=a',
    ]
    const searches = Array.from({ length: 2 }, (_, at) => fetch(`${url}/buscar?q=${at}`))
    await come(2)
    const answers = await Promise.all(spelt.map((path) => fetch(url + path)))
    expect(answers.map(({ status }) => status)).toEqual(spelt.map(() => 503))
    go()
    await Promise.all(searches)
  })

  it('a client that leaves gives its place back', async () => {
    const { url, come } = await held()
    const leaving = new AbortController()
    const inside = Array.from({ length: caps.reading }, () =>
      fetch(`${url}/`, { signal: leaving.signal }).catch(() => null),
    )
    await come(caps.reading)
    leaving.abort()
    await Promise.all(inside)
    await new Promise((next) => setTimeout(next, 50))
    const fresh = fetch(`${url}/`)
    await come(caps.reading + 1)
    await close?.()
    close = undefined
    await fresh.catch(() => null)
  })
})
