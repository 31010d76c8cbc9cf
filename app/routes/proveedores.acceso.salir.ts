import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { requireSupplier } from '#app/accounts/suppliers/require-supplier.server.ts'
import { endSupplierSession } from '#app/accounts/suppliers/supplier-session.server.ts'
import { paths, supplierPaths } from '#app/lib/paths.ts'

/** Nothing ends by following a link. */
export const loader = () => redirect(supplierPaths.access())

export async function action({ request }: ActionFunctionArgs) {
  await readGuardedForm(request, await requireSupplier(request))
  throw redirect(paths.home(), { headers: { 'Set-Cookie': await endSupplierSession(request) } })
}
