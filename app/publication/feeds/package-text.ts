import { paths } from '#app/lib/paths.ts'
import type { FeedPublisher } from '#db/queries/feeds/feed-heads.server.ts'

export interface PackageHead {
  uri: string
  /** When the newest of its releases was published. */
  publishedDate: string
  publisher: FeedPublisher
  /** Address of the portal, without a slash at the end. */
  base: string
  /** Members beside those of the standard, such as `links`. */
  more?: Record<string, unknown>
}

/**
 * A release or record package as text. The members of its list are put in as they are stored, never read and written again, so
 * that a reader gets the very bytes that were hashed.
 */
export function packageText(head: PackageHead, list: 'releases' | 'records', members: string[]): string {
  const { uri, publishedDate, publisher, base, more } = head
  const start = JSON.stringify({
    uri,
    version: '1.1',
    publishedDate,
    publisher: {
      name: publisher.name,
      ...(publisher.rfc ? { scheme: 'MX-RFC', uid: publisher.rfc } : {}),
      uri: base,
    },
    ...(publisher.licence ? { license: publisher.licence } : {}),
    publicationPolicy: base + paths.publicationPolicy(),
    ...more,
  })
  return `${start.slice(0, -1)},"${list}":[${members.join(',')}]}`
}

/** What a package without releases gives as its date, which the standard demands. */
export const NO_DATE = '1970-01-01T00:00:00Z'

/** Links of a page: itself, and the next page when there is one. */
export function pageLinks(base: string, path: string, query: URLSearchParams, next: string | null) {
  const address = (params: URLSearchParams) => `${base}${path}${params.size > 0 ? `?${params}` : ''}`
  const following = new URLSearchParams(query)
  following.delete('since')
  if (next !== null) following.set('cursor', next)
  return { self: address(query), ...(next === null ? {} : { next: address(following) }) }
}

/** `limit`, `cursor` and `since` (and `ocid`) of a request in this order, so that one page has one address. */
export function pageParams(url: URL, names: string[] = ['limit', 'cursor', 'since', 'ocid']): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of names) {
    const value = url.searchParams.get(name)
    if (value) params.set(name, value)
  }
  return params
}
