/** An e-mail as accounts are known by: without spaces around, composed, in small letters, without what a text column refuses. */
export function normalEmail(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .toLowerCase()
    .slice(0, 254)
}
