import { keyedDigest } from '#app/accounts/secrets.server.ts'

/** What a backup carries of HMAC_SECRET: enough to tell that another one is another one, useless for anything else. */
export const secretCheck = (): string => keyedDigest('backup', 'which secret')
