/** What the host gives every loader and action as `context`. */
export type PortalContext = {
  /** Of this response's CSP; only entry.server reads it. */
  nonce: string
  /** Of this request, as in the log and in the X-Request-Id header. */
  requestId: string
  /** Address of the other end, for limits on attempts; never logged. */
  clientAddress: string
  /** True when the server can do its work: the database answers and it is not stopping. */
  isReady: () => Promise<boolean>
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends PortalContext {}
}
