/**
 * Throws the way (301) from the feed of an entity under a former address to the same page of it under the present one; returns when
 * the address is the present one, or the state's.
 */
export function leaveFormerAddress(request: Request, asked: string | null, present: string | null): void {
  if (asked === null || present === null || asked === present) return
  const url = new URL(request.url)
  const path = url.pathname.replace(
    `/entities/${encodeURIComponent(asked)}/`,
    `/entities/${encodeURIComponent(present)}/`,
  )
  if (path === url.pathname) return
  throw new Response(null, {
    status: 301,
    headers: { Location: path + url.search, 'Cache-Control': 'public, no-cache' },
  })
}
