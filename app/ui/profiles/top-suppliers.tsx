import { formatNumber } from '#app/lib/amounts.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'

export type TopSupplier = {
  key: string
  name: string
  href: string
  awards: number
  amount: number | null
  currency: string | null
}

/** The suppliers with the largest awarded amounts. */
export function TopSuppliers({ suppliers }: { suppliers: readonly TopSupplier[] }) {
  if (suppliers.length === 0) return <p className="no-data">Todavía no se publica ninguna adjudicación.</p>
  return (
    <DataTable
      caption="Proveedores con mayor monto adjudicado"
      hideCaption
      rows={suppliers}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          heading: 'Proveedor',
          isRowHeading: true,
          cell: ({ name, href }) => <TextLink href={href}>{name}</TextLink>,
        },
        { key: 'awards', heading: 'Adjudicaciones', align: 'right', cell: ({ awards }) => formatNumber(awards) },
        {
          key: 'amount',
          heading: 'Monto adjudicado',
          align: 'right',
          cell: ({ amount, currency }) => <MoneyAmount amount={amount} currency={currency} />,
        },
      ]}
    />
  )
}
