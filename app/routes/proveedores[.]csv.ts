import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSupplierParams } from '#app/catalog/suppliers/read-supplier-params.ts'
import { asFile } from '#app/lib/http-errors.server.ts'
import { exportSuppliers } from '#app/workflows/export-suppliers.server.ts'

/** The register as a file, with the filters of the page. */
export function loader({ request }: LoaderFunctionArgs) {
  return asFile(async () => exportSuppliers(readSupplierParams(new URL(request.url).searchParams)))
}

export { refuseMethod as action } from '#app/lib/answer-machine.server.ts'
