/** An instant as PostgreSQL writes it (`2026-03-14 06:00:00+00`) or as ISO; an invalid Date for what is none, years before Christ among them. */
export function readPostgresInstant(text: string): Date {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
}
