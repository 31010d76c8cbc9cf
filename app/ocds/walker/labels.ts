import { fieldAt } from './walk-fields.ts'

/**
 * A readable Spanish label of a JSON Pointer: `/tender/items/1/quantity` → "Licitación › Partidas (2) › Cantidad".
 * A position is counted from one; a name that the EDCA-MX schema does not know stays as it is. The root is "Documento".
 */
export function labelOf(pointer: string): string {
  if (pointer === '' || pointer === '/') return 'Documento'
  const parts: string[] = []
  let path = ''
  for (const token of pointer.slice(1).split('/')) {
    path += `/${token}`
    if (/^\d+$/.test(token) && parts.length > 0) parts[parts.length - 1] += ` (${Number(token) + 1})`
    else if (token !== '*') parts.push(titleAt(path, token))
  }
  return parts.join(' › ')
}

function titleAt(path: string, token: string): string {
  const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
  const field = fieldAt(path)
  if (!field) return name
  return field.name === name ? field.title : `${field.title} (${name.slice(field.name.length + 1)})`
}
