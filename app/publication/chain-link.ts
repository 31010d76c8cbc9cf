import { hash } from 'node:crypto'

/** SHA-256 of the UTF-8 bytes of a text, in hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** What the chain of every entity begins with. */
export const FIRST_LINK = '0'.repeat(64)

/**
 * A link of an entity's chain: the SHA-256 of the link before it and of the body's SHA-256, both as hexadecimal text, one after
 * the other. Whoever has the public bytes can work it out with any tool.
 */
export const chainLink = (previousLink: string, bodySha256: string): string => sha256(previousLink + bodySha256)
