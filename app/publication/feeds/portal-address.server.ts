/** Address of the portal without a slash at the end: PUBLIC_URL when set, else where the request came in. */
export function portalAddress(request: Request): string {
  return (process.env.PUBLIC_URL || new URL(request.url).origin).replace(/\/+$/, '')
}
