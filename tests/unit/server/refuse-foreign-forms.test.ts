import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { READ_ONLY } from '#app/lib/answer-machine.server.ts'
import { refuseForeignForms } from '#app/server/refusing/refuse-foreign-forms.ts'

const app = express().set('trust proxy', 'loopback').use(refuseForeignForms())
app.all('*', (req, res) => void res.send(`taken in for ${req.get('x-forwarded-host') ?? req.get('host')}`))
const server = app.listen(0, '127.0.0.1')
let port = 0
beforeAll(() => {
  port = (server.address() as AddressInfo).port
})
afterAll(() => void server.close())

const ask = (method: string, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number; text: string; allow: string | undefined }>((done, fail) => {
    const asked = send({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text, allow: answer.headers.allow }))
    })
    asked.on('error', fail).end()
  })

test.each<[string, Record<string, string>]>([
  ['another site', { origin: 'https://evil.example' }],
  ['Origin: null', { origin: 'null' }],
  ['an Origin that is no address', { origin: 'x' }],
  ['nothing said', {}],
  ['a subdomain', { origin: 'http://otro.localhost', 'sec-fetch-site': 'same-site' }],
])('a form from %s gets 403 and a sentence, whatever its method', async (_, headers) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const { status, text } = await ask(method, '/salir', headers)
    expect([status, text.includes('no salió de una página de este portal')]).toEqual([403, true])
  }
  expect((await ask('GET', '/buscar', headers)).status).toBe(200)
})

test('a form of ours passes: by the address asked, by the proxy’s, by the public one', async () => {
  const here = `http://127.0.0.1:${port}`
  expect((await ask('POST', '/salir', { origin: here })).status).toBe(200)
  const proxied = {
    origin: 'https://portal.gob.example',
    'x-forwarded-host': 'portal.gob.example',
    'x-forwarded-proto': 'https',
  }
  expect((await ask('POST', '/salir', proxied)).status).toBe(200)
  const rewritten = await ask('POST', '/salir', { origin: 'http://localhost:3000', host: 'inside:8080' })
  expect(rewritten.text).toBe('taken in for localhost:3000')
})

test('open data takes nothing in', async () => {
  const { status, allow, text } = await ask('POST', '/api/v1/releases', { origin: 'https://evil.example' })
  expect([status, allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'method-not-allowed', message: READ_ONLY } })
})
