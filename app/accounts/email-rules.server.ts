import { domainToASCII } from 'node:url'

/** What may stand before the at sign: letters without accents, digits and the signs of RFC 5321's dot-string; no quotes. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Why an address cannot be written to, as a Spanish sentence, or null when it can. In: an e-mail as normalEmail gives it. Domains
 * with accents pass (they are sent as their ASCII form); local parts in quotes or with accents do not: hardly any server takes
 * them, and quotes are how one address is made to look like another.
 */
export function emailProblem(email: string): string | null {
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, Math.max(0, at)), domainToASCII(email.slice(at + 1))]
  const labels = domain.split('.')
  if (at < 1 || labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return 'El correo electrónico no está completo: escríbalo como nombre@dependencia.gob.mx.'
  if (!LOCAL.test(local) || local.length > 64)
    return 'El correo electrónico tiene signos que no se pueden usar antes de la arroba: quite espacios, comillas, comas y acentos.'
  return domain.length > 253 ? 'El correo electrónico es demasiado largo.' : null
}
