import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, openHost } from './host.ts'

let host: Host
beforeAll(async () => {
  host = await openHost({ bodyTimes: { formMs: 600, uploadRate: 1_000, graceMs: 400 } })
})
afterAll(() => host.close())

/** Sends a body byte by byte and tells the status that it is cut with. */
const drip = (path: string, type: string, bytesPerSecond: number) =>
  new Promise<number>((resolve) => {
    const headers = {
      'content-type': type,
      'content-length': 100_000,
      origin: host.url,
      'sec-fetch-site': 'same-origin',
    }
    const sent = request(host.url + path, { method: 'POST', headers }, (answer) => {
      clearInterval(timer)
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    const timer = setInterval(() => sent.write(Buffer.alloc(Math.ceil(bytesPerSecond / 20), 97)), 50)
    sent.on('error', () => clearInterval(timer))
  })

test('a body of a few bytes a second is cut with 408, a form after its time, an upload below the rate', async () => {
  expect(await drip('/espacio/x/importar', 'multipart/form-data; boundary=x', 20)).toBe(408)
  expect(await drip('/eco', 'application/x-www-form-urlencoded', 20)).toBe(408)
})
