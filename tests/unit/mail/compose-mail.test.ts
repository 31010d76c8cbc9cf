import { expect, test } from 'vitest'
import { composeMail } from '#app/mail/compose-mail.ts'
import { type MailKind, TRIED_FOR_MS } from '#app/mail/mail-kinds.ts'
import type { MailFacts } from '#app/texts/mails.ts'

const facts: MailFacts = {
  portal: 'Portal de prueba',
  coordinatingBody: 'la Contraloría',
  portalUrl: 'https://portal.example',
  name: 'Ana',
  about: 'Raúl',
  invitedBy: 'Elena',
  entity: 'Secretaría de Salud',
  roles: ['capturer'],
  happened: '20 nov 2026, 10:42',
  until: '23 nov 2026, 10:42',
  link: 'https://portal.example/invitacion#abc',
  secret: 'abc',
}
const kinds = Object.keys(TRIED_FOR_MS) as MailKind[]

test.each(kinds)('%s: the same words in both texts, who sends it, and what to do if it was not expected', (kind) => {
  const { subject, text, html } = composeMail(kind, facts)
  expect(subject.length).toBeLessThan(80)
  expect(text).toMatch(/^Hola, Ana:/)
  expect(text).toContain('Portal de prueba\nhttps://portal.example')
  expect(text).toMatch(/Si no (fue usted|la esperaba|lo esperaba)|Si usted no lo pidió/)
  expect(html).not.toMatch(/<img|<script|style=|src=|http:\/\/(?!portal)/)
  const bare = html.replace(/^[\s\S]*<body>/, '').replace(/<[^>]+>/g, ' ')
  for (const words of text.split('\n').filter((line) => line && line !== facts.link)) expect(bare).toContain(words)
})

test('only what opens something has a link, and it is written out in the plain text', () => {
  const linked = kinds.filter((kind) => composeMail(kind, facts).text.includes(`\n${facts.link}\n`))
  expect(linked).toEqual(['invitation', 'password-reset', 'supplier-link'])
})

test('whoever chose a name does not write the mail', () => {
  const evil = 'Ana\r\n\r\nHaga clic: http://mal.example\u2028\u202e<a href="http://mal.example">aquí</a>'
  const { subject, text, html } = composeMail('new-admin', { ...facts, about: evil, entity: evil, name: evil })
  expect(subject).not.toMatch(/[\r\n\u2028\u202e]/)
  expect(text.split('\n')[0]).toContain('Haga clic')
  expect(html).not.toContain('<a href="http://mal')
})
