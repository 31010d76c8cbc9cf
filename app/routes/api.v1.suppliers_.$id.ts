import type { LoaderFunctionArgs } from '@remix-run/node'
import { findSupplier } from '#app/catalog/profiles/load-supplier.server.ts'
import { supplierProfileJson } from '#app/catalog/suppliers/supplier-json.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { apiPaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'

/** A supplier for machines; an id that was joined to another leads there. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const id = params.id ?? ''
  const base = portalAddress(request)
  let moved: string | null = null
  const answer = await answerMachine(request, async () => {
    const found = await findSupplier(id)
    if (!found) throw new Refusal('not-found', 404, 'No hay un proveedor con ese identificador en lo publicado.')
    if (found.identity !== id) moved = base + apiPaths.supplier(found.identity)
    return { body: JSON.stringify(supplierProfileJson(found, base)) }
  })
  return moved === null ? answer : new Response(null, { status: 301, headers: { Location: moved } })
}
export const action = refuseMethod
