/**
 * A path as the router matches it, for rules of the host that go by path: it reads `/BUSCAR`, `/%62uscar`, `/buscar/` and
 * `/buscar.data` as one page, and a rule that does not would be walked around. In: `req.path`. Out: decoded, small letters, without
 * the end of a data request and without a slash at the end.
 */
export function plainPath(path: string): string {
  return decoded(path)
    .toLowerCase()
    .replace(/(\/_root)?\.data$/, '')
    .replace(/\/+$/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
