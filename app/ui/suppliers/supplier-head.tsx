import { paths } from '#app/lib/paths.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'

export type HeadedSupplier = {
  name: string
  identifier: string | null
  /** How sure it is who it is, in words. */
  identity: string
  /** An RFC whose check digit fails. */
  toVerify: string | null
  otherIds: readonly string[]
  categories: readonly string[]
  municipality: string | null
  size: string | null
  /** Last day of its own file, YYYY-MM-DD. */
  fileUntil: string | null
}

/** Who a supplier is and how sure that is, above everything else of its page. */
export function SupplierHead({ supplier }: { supplier: HeadedSupplier }) {
  const { name, identifier, identity, toVerify, otherIds, categories, municipality, size, fileUntil } = supplier
  const known = (term: string, value: string | null) => (value === null || value === '' ? [] : [{ term, value }])
  return (
    <header className="page-head">
      <Breadcrumbs items={[{ label: 'Proveedores', href: paths.suppliers() }, { label: name }]} />
      <h1>{name}</h1>
      <p className="badge-row">
        <Badge tone={toVerify ? 'warning' : 'plain'}>{identity}</Badge>
      </p>
      {toVerify ? (
        <Notice tone="warning" title="RFC por verificar">
          El dígito verificador de {toVerify} no corresponde: puede estar mal escrito. Mientras nadie lo verifique, lo
          que se le adjudicó no se suma con otro proveedor.
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          ...known('RFC o identificador', identifier),
          ...known('Municipio', municipality),
          ...known('Qué vende', categories.join(', ')),
          ...known('Tamaño', size),
          ...(fileUntil
            ? [
                {
                  term: 'Expediente propio',
                  value: (
                    <>
                      Vigente hasta <DateText value={fileUntil} />
                    </>
                  ),
                },
              ]
            : []),
          ...known('También con el identificador', otherIds.join(', ')),
        ]}
      />
    </header>
  )
}
