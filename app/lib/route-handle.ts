/**
 * What a route says of the frame around it: `export const handle: RouteHandle = { frame: 'none' }`.
 * `public` (the default) is header and footer; `none` leaves the whole page to the route (workspaces).
 * `showSearch: false` takes the field out of the header, on pages that have their own.
 * `signedIn: true` says that only who is signed in sees the page: the header leads to their work, not to the sign-in.
 */
export type RouteHandle = { frame?: 'public' | 'none'; showSearch?: boolean; signedIn?: boolean }

export type Chrome = { frame: 'public' | 'none'; showSearch: boolean; signedIn: boolean }

/** The frame of a page, from the handles of its matches, outermost first: the deepest that says something decides. */
export function readChrome(handles: readonly unknown[]): Chrome {
  const chrome: Chrome = { frame: 'public', showSearch: true, signedIn: false }
  for (const handle of handles) {
    if (typeof handle !== 'object' || handle === null) continue
    if ('frame' in handle && (handle.frame === 'none' || handle.frame === 'public')) chrome.frame = handle.frame
    if ('signedIn' in handle && typeof handle.signedIn === 'boolean') chrome.signedIn = handle.signedIn
    if ('showSearch' in handle && typeof handle.showSearch === 'boolean') chrome.showSearch = handle.showSearch
  }
  return chrome
}
