import { workspacePaths } from '#app/lib/paths.ts'

const HERE = 'http://portal.invalid'

/**
 * Where to go after signing in: the text when it is a path of this portal, else the chooser of workspaces. Refused are whatever a
 * browser could read as another host (`//evil`, `/\evil`, `https:evil`, `/.//evil`), control characters, spaces, and the
 * sign-in and sign-out pages themselves. Source: docs/security.md C14.
 */
export function safeReturnPath(text: unknown): string {
  const otherwise = workspacePaths.choose()
  if (typeof text !== 'string' || text.length > 1000) return otherwise
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return otherwise
  const resolved = new URL(text, HERE)
  // Dot segments are gone now: what is left may still begin with two slashes.
  if (resolved.origin !== HERE || resolved.pathname.startsWith('//')) return otherwise
  if (/^\/(ingresar|salir)(\/|$)/.test(resolved.pathname)) return otherwise
  return resolved.pathname + resolved.search
}

/** Where a request that is sent elsewhere first comes back to: pages by their address, also when only their data were asked for. */
export function returnAddress(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const page = pathname.replace(/(\/_root)?\.data$/, '')
  const query = new URLSearchParams(search)
  query.delete('_routes')
  const text = query.toString()
  return safeReturnPath(text === '' ? page : `${page}?${text}`)
}
