import { notFound } from '#app/lib/http-errors.server.ts'

/** Whatever no other route answers is a page that is not there. */
export function loader(): never {
  notFound()
}

export const action = loader

/** Never drawn: the loader always throws, and root's error page is shown. */
export default function NothingHere() {
  return null
}
