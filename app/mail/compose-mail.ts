import { type MailFacts, mailText } from '#app/texts/mails.ts'

/** Controls, marks of direction and line ends: never inside a name or a subject. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu

/** A text as one line of ordinary characters. */
export const inOneLine = (text: string): string => text.replace(UNSAFE, ' ').trim()

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** The facts with every name made one line: whoever chose a name must not write the mail. */
function withPlainNames(facts: MailFacts): MailFacts {
  const plain = (text: string | null) => (text === null ? null : inOneLine(text).slice(0, 200))
  return {
    ...facts,
    name: plain(facts.name) ?? '',
    about: plain(facts.about),
    invitedBy: plain(facts.invitedBy),
    entity: plain(facts.entity),
  }
}

export interface ComposedMail {
  subject: string
  text: string
  html: string
}

/** Subject, plain text and simple HTML of a mail: the same words in both, no picture, nothing fetched, nothing that tells when it is read. */
export function composeMail(kind: string, facts: MailFacts): ComposedMail {
  const { subject, before, link, after } = mailText(kind, withPlainNames(facts))
  const signature = [facts.portal, facts.portalUrl]
  const footer = 'Este correo lo envía el portal por sí solo; no lo conteste.'
  const text = [...before, ...(link ? [link.href] : []), ...after, signature.join('\n'), footer].join('\n\n')
  const paragraph = (words: string) => `<p>${escapeHtml(words)}</p>`
  const html = [
    '<!doctype html>',
    '<html lang="es-MX">',
    `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body>',
    ...before.map(paragraph),
    ...(link ? [`<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`] : []),
    ...after.map(paragraph),
    `<p>${signature.map(escapeHtml).join('<br>')}</p>`,
    `<p><small>${footer}</small></p>`,
    '</body>',
    '</html>',
  ].join('\n')
  return { subject, text: `${text}\n`, html }
}
