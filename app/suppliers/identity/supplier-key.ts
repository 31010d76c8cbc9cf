// The rule is below every feature, since publishing writes by it; the rooms of the register know it by this name.
export { type GivenSupplier, rfcIn, type SupplierKey, supplierKey } from '#app/lib/suppliers/supplier-key.ts'
