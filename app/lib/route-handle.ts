/**
 * What a route says of the frame around it: `export const handle: RouteHandle = { frame: 'none' }`.
 * `public` (the default) is header and footer; `none` leaves the whole page to the route (workspaces).
 * `showSearch: false` takes the field out of the header, on pages that have their own.
 */
export type RouteHandle = { frame?: 'public' | 'none'; showSearch?: boolean }

/** The frame of a page, from the handles of its matches, outermost first: the deepest that says something decides. */
export function readChrome(handles: readonly unknown[]): { frame: 'public' | 'none'; showSearch: boolean } {
  const chrome: { frame: 'public' | 'none'; showSearch: boolean } = { frame: 'public', showSearch: true }
  for (const handle of handles) {
    if (typeof handle !== 'object' || handle === null) continue
    if ('frame' in handle && (handle.frame === 'none' || handle.frame === 'public')) chrome.frame = handle.frame
    if ('showSearch' in handle && typeof handle.showSearch === 'boolean') chrome.showSearch = handle.showSearch
  }
  return chrome
}
