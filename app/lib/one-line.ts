/**
 * What a line of a log must not hold as itself: line ends and other controls (C0, DEL, C1 with ANSI's CSI, U+2028, U+2029), and the
 * marks that turn the direction of what is read (bidi) or hide in it (zero width, byte order mark, tags).
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** The text with every unsafe character written out as `\uXXXX`: one entry of a log stays one line that reads as it is. */
export const oneLine = (text: string): string => text.replace(UNSAFE, (sign) => sign.split('').map(escaped).join(''))
