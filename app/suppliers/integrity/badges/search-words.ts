/** Text as badges are searched by it: small letters without accents, one space between words. At most 100 letters of what is typed. */
export const searchWords = (text: string): string =>
  text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9ñ&-]+/g, ' ')
    .trim()
