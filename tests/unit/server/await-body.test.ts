import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { awaitBody } from '#app/server/load/await-body.ts'
import { shedLoad } from '#app/server/load/shed-load.ts'
import { type Host, openHost } from './host.ts'

let host: Host | undefined
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await host?.close()
  host = undefined
})

const caps = { reading: 6, sending: 2, costly: 2, waiting: 1, patienceMs: 150 }
const TYPE = 'application/x-www-form-urlencoded'
const open = async (lobby = { all: 20, network: 5, patienceMs: 60_000 }) => {
  host = await openHost({ admit: [awaitBody(lobby), shedLoad(caps)] })
  return host
}

/** Sends the head of a form and a piece of its body; gives the status that comes back, whenever that is. */
function half({ port, url }: Host, from: string): { status: Promise<number>; rest: (text: string) => void } {
  const socket = connect(port, '127.0.0.1')
  sockets.push(socket)
  const head = ['POST /eco HTTP/1.1', `Host: 127.0.0.1:${port}`, `Origin: ${url}`, `X-Forwarded-For: ${from}`]
  socket.write(`${[...head, `Content-Type: ${TYPE}`, 'Content-Length: 9'].join('\r\n')}\r\n\r\na=`)
  const status = new Promise<number>((done) => {
    socket.once('data', (answer) => done(Number(answer.toString().slice(9, 12))))
    socket.once('error', () => done(0))
  })
  return { status, rest: (text) => void socket.write(text) }
}

const whole = ({ url }: Host, from: string) =>
  fetch(`${url}/eco`, {
    method: 'POST',
    body: 'a=1234567',
    headers: { 'Content-Type': TYPE, Origin: url, 'X-Forwarded-For': from },
  })

test('forms that come slowly hold no place: whoever sends one whole is answered meanwhile, and so are they once it is here', async () => {
  const at = await open()
  const slow = Array.from({ length: 4 }, () => half(at, '203.0.113.7'))
  for (let turn = 0; turn < 5; turn++) expect((await whole(at, '198.51.100.9')).status).toBe(200)
  for (const one of slow) one.rest('1234567')
  const answers = await Promise.all(slow.map(({ status }) => status))
  expect(answers.every((status) => status === 200 || status === 503)).toBe(true)
  expect(answers).toContain(200)
})

test('one network has so many on their way and no more; another is let in', async () => {
  const at = await open()
  const slow = Array.from({ length: 6 }, (_, turn) => half(at, `203.0.113.${turn}`).status)
  expect(await Promise.race(slow)).toBe(503)
  expect((await whole(at, '198.51.100.9')).status).toBe(200)
})

test('what does not come is cut with 408', async () => {
  const at = await open({ all: 20, network: 5, patienceMs: 100 })
  expect(await half(at, '203.0.113.7').status).toBe(408)
})
