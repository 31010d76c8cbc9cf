/** The text file of recovery codes; null when what came are not codes. In: the codes, separated by spaces. */
export function recoveryCodeFile(codes: string, names: { portal: string; email: string }): string | null {
  const list = codes.split(' ')
  if (list.length > 20 || !list.every((code) => /^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/.test(code))) return null
  const lines = [
    names.portal,
    `Códigos de recuperación de ${names.email}`,
    'Cada uno sirve para entrar una vez, cuando no tenga su teléfono. No los comparta con nadie.',
    '',
    ...list.map((code, index) => `${String(index + 1).padStart(2)}. ${code}`),
  ]
  return `${lines.join('\r\n')}\r\n`
}
