import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** Carries the nonce of this response's CSP from entry.server to the scripts of root; never through loader data. */
export const NonceProvider = NonceContext.Provider

/** The nonce on the server; undefined in the browser, which hides it. */
export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
