import type { LoaderFunctionArgs } from '@remix-run/node'
import { searchSuppliers } from '#app/catalog/suppliers/load-suppliers.server.ts'
import { readSupplierParams } from '#app/catalog/suppliers/read-supplier-params.ts'
import { suppliersJson } from '#app/catalog/suppliers/supplier-json.ts'
import { answerMachine, refuseMethod } from '#app/lib/answer-machine.server.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'

/** The register for machines: the parameters of `/proveedores`. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answerMachine(request, async () => {
    const answer = await searchSuppliers(readSupplierParams(new URL(request.url).searchParams))
    return { body: JSON.stringify(suppliersJson(answer, portalAddress(request))) }
  })
export const action = refuseMethod
