import { redirect } from '@remix-run/node'
import { supplierPaths } from '#app/lib/paths.ts'
import { returnAddress } from '../safe-return-path.ts'
import { findSupplier, type SupplierPerson } from './supplier-session.server.ts'

export type { SupplierPerson }

/**
 * First line of each loader and action of a company's own pages. Returns who has signed in for it; otherwise throws the way (302) to
 * /proveedores/acceso, which comes back here afterwards.
 */
export async function requireSupplier(request: Request): Promise<SupplierPerson> {
  const supplier = await findSupplier(request)
  if (supplier) return supplier
  throw redirect(supplierPaths.access(returnAddress(request)), { headers: { 'Cache-Control': 'no-store' } })
}
