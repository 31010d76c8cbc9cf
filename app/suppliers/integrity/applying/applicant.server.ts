import { notFound } from '#app/lib/http-errors.server.ts'

/** Who has signed in for a company, as far as an application asks. */
export interface Applicant {
  accountId: string
  rfc: string
  supplierId: string
  name: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** An id of an address; what cannot be one is a page that is not there. */
export const requireId = (id: string | undefined): string => (id !== undefined && UUID.test(id) ? id : notFound())
