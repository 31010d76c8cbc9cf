import { createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { readSmtpUrl } from '#app/config/mail-settings.ts'
import type { MailRefused, Message } from '#app/mail/mail-transport.ts'
import { type SmtpOptions, smtpTransport } from '#app/mail/smtp-transport.server.ts'
import { LOCAL_CERTIFICATE, type LocalSmtp, refuseWith, startSmtp } from '#tests/support/mail/smtp-server.ts'

const sender = { name: 'Portal de Contrataciones "Único"', address: 'no-responder@portal.example' }
const message = (over: Partial<Message> = {}): Message => ({
  messageId: '<0b6d0f8e-0000-4000-8000-000000000001@portal.example>',
  to: { name: 'Íñigo Núñez', address: 'inigo+compras@ayuntamiento.example' },
  subject: 'Invitación para trabajar en Salud',
  text: 'Hola, Íñigo:\n\n.línea que empieza con punto\n\nAdiós.\n',
  html: '<p>Hola, Íñigo:</p>',
  date: new Date('2026-11-20T18:00:00Z'),
  ...over,
})

let smtp: LocalSmtp | null = null
afterEach(async () => {
  await smtp?.close()
  smtp = null
})

async function open(options: SMTPServerOptions = {}, over: Partial<SmtpOptions> = {}, query = '') {
  smtp = await startSmtp(options)
  const server = readSmtpUrl(`smtp://127.0.0.1:${smtp.port}${query}`)!
  return smtpTransport({ server, sender, ...over })
}
const refusalOf = (sent: Promise<void>) =>
  sent.then(
    () => 'sent',
    (error: MailRefused) => [error.problem, error.isFinal],
  )

describe('a mail handed over', () => {
  test('arrives with its words, its Message-ID, and what says that no person wrote it', async () => {
    const send = await open()
    await send(message())
    const [{ from, to, mail }] = smtp!.taken as [LocalSmtp['taken'][number]]
    expect([from, to]).toEqual(['no-responder@portal.example', ['inigo+compras@ayuntamiento.example']])
    expect(mail.from).toMatchObject({ name: sender.name, address: sender.address })
    expect(mail.to).toEqual([{ name: 'Íñigo Núñez', address: 'inigo+compras@ayuntamiento.example' }])
    expect(mail.subject).toBe('Invitación para trabajar en Salud')
    expect(mail.messageId).toBe('<0b6d0f8e-0000-4000-8000-000000000001@portal.example>')
    expect(mail.text).toContain('.línea que empieza con punto')
    expect(mail.html).toContain('Íñigo')
    expect(mail.attachments).toEqual([])
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value
    expect([header('auto-submitted'), header('content-language')]).toEqual(['auto-generated', 'es-MX'])
  })

  test.each([
    ['a name with a line end', { name: 'Ana\r\nBcc: espia@mal.example', address: 'ana@x.example' }],
    ['a name with quotes and a comma', { name: 'Ana" <espia@mal.example>, "B', address: 'ana@x.example' }],
    ['a name that looks like an address', { name: 'espia@mal.example', address: 'ana@x.example' }],
  ])('goes to one address only: %s', async (_what, to) => {
    const send = await open()
    await send(message({ to, subject: 'Uno\r\nBcc: espia@mal.example\r\n\r\ncuerpo' }))
    const [{ to: recipients, mail }] = smtp!.taken as [LocalSmtp['taken'][number]]
    expect(recipients).toEqual(['ana@x.example'])
    expect(mail.to?.map(({ address }) => address)).toEqual(['ana@x.example'])
    expect([mail.cc ?? [], mail.bcc ?? []]).toEqual([[], []])
    expect(mail.headers.filter(({ key }) => key === 'bcc')).toEqual([])
    expect(mail.text).toContain('Hola')
  })

  test('a domain with accents goes in its ASCII form', async () => {
    const send = await open()
    await send(message({ to: { name: 'Ana', address: 'ana@educación.example' } }))
    expect(smtp!.taken[0]?.raw).toMatch(/^To: .*ana@xn--educacin-13a\.example/m)
    expect(smtp!.taken[0]?.to).toHaveLength(1)
  })

  test('signs in when the address of the server says so', async () => {
    const seen: unknown[] = []
    smtp = await startSmtp({
      disabledCommands: [],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push([username, password])
        done(null, password === 'clave@con/signos' ? { user: username } : undefined)
      },
    })
    const at = (password: string) =>
      smtpTransport({
        server: readSmtpUrl(`smtp://portal:${encodeURIComponent(password)}@127.0.0.1:${smtp!.port}`)!,
        sender,
      })
    await at('clave@con/signos')(message())
    expect([seen, smtp.taken.length]).toEqual([[['portal', 'clave@con/signos']], 1])
    expect(await refusalOf(at('otra')(message()))).toEqual(['sign-in-refused', false])
  })
})

describe('a mail not taken', () => {
  test.each([
    [550, 'address-refused', true],
    [450, 'server-busy', false],
  ])('the address is answered %i', async (code, problem, isFinal) => {
    const send = await open({ onRcptTo: (_to, _session, done) => done(refuseWith(code, 'no')) })
    expect(await refusalOf(send(message()))).toEqual([problem, isFinal])
  })

  test.each([
    [554, 'message-refused', true],
    [451, 'server-busy', false],
  ])('the message is answered %i', async (code, problem, isFinal) => {
    const send = await open({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => done(refuseWith(code, 'no')))
      },
    })
    expect(await refusalOf(send(message()))).toEqual([problem, isFinal])
  })

  test('the sender is answered 553: the operator’s mistake, which waiting may mend', async () => {
    const send = await open({ onMailFrom: (_from, _session, done) => done(refuseWith(553, 'no')) })
    expect(await refusalOf(send(message()))).toEqual(['sender-refused', false])
  })

  test('nobody listens', async () => {
    const send = await open()
    await smtp!.close()
    smtp = null
    expect(await refusalOf(send(message()))).toEqual(['server-unreachable', false])
  })

  test('a server that greets and then says nothing, and one that drips, are left after their time', async () => {
    const waits = { greetingTimeout: 300, socketTimeout: 300 }
    const send = await open({ onRcptTo: () => undefined }, { waits })
    const started = Date.now()
    expect(await refusalOf(send(message()))).toEqual(['server-unreachable', false])
    const dripping = createServer((socket) => {
      socket.on('error', () => undefined)
      const timer = setInterval(() => socket.write('220-a\r\n'), 50)
      socket.on('close', () => clearInterval(timer))
    })
    await new Promise<void>((done) => dripping.listen(0, '127.0.0.1', done))
    const { port } = dripping.address() as { port: number }
    const slow = smtpTransport({ server: readSmtpUrl(`smtp://127.0.0.1:${port}`)!, sender, longestMs: 500 })
    expect(await refusalOf(slow(message()))).toEqual(['server-unreachable', false])
    // A mailer left to itself waits half a minute for a greeting and ten for an answer.
    expect(Date.now() - started).toBeLessThan(20_000)
    dripping.close()
  })
})

describe('TLS', () => {
  test('is demanded of every server that is not this machine, unless the address says otherwise', () => {
    const required = (url: string) => readSmtpUrl(url)?.requireTls
    expect(required('smtp://correo.example')).toBe(true)
    expect(required('smtp://correo.example?requireTLS=false')).toBe(false)
    expect(['localhost', '127.0.0.1', '[::1]'].map((host) => required(`smtp://${host}`))).toEqual([false, false, false])
    expect(required('smtp://localhost?requireTLS=true')).toBe(true)
  })

  test('a server that offers none gets neither password nor mail', async () => {
    const send = await open({}, {}, '?requireTLS=true')
    expect(await refusalOf(send(message()))).toEqual(['tls-failed', false])
    expect(smtp!.taken).toEqual([])
  })

  test('a certificate that nobody known signed is refused, a known one is used', async () => {
    const offered: SMTPServerOptions = { ...LOCAL_CERTIFICATE, hideSTARTTLS: false }
    const untrusting = await open(offered, {}, '?requireTLS=true')
    expect(await refusalOf(untrusting(message()))).toEqual(['tls-failed', false])
    expect(smtp!.taken).toEqual([])
    await smtp!.close()
    const trusting = await open(offered, { tls: { ca: LOCAL_CERTIFICATE.cert } }, '?requireTLS=true')
    await trusting(message())
    expect(smtp!.taken[0]?.secure).toBe(true)
  })
})
