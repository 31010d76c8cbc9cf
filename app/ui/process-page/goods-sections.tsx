import { formatQuantity } from '#app/lib/amounts.ts'
import { formatDate } from '#app/lib/dates.ts'
import { unitFor } from '#app/ocds/questions/units.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { DateText } from '#app/ui/table/date-text.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { MoneyAmount } from '#app/ui/table/money-amount.tsx'
import { PageSection } from './page-section.tsx'

type Money = { amount: number; currency: string | null }
const Shown = ({ money }: { money: Money | null }) =>
  money ? <MoneyAmount amount={money.amount} currency={money.currency} /> : <span className="no-data">Sin dato</span>

export type ShownItem = {
  key: string
  description: string
  classification: string | null
  quantity: number | null
  unit: string | null
  unitPrice: Money | null
  total: Money | null
  place: string | null
}

/** What was bought, with unit prices. */
export function ItemsSection({ items, total, from }: { items: readonly ShownItem[]; total: number; from: string }) {
  return (
    <PageSection id="que-se-compro" title={from === 'de la convocatoria' ? 'Qué se pidió' : 'Qué se compró'}>
      {items.length === 0 ? (
        <p className="no-data">No se publicaron las partidas: no se sabe cuántas unidades ni a qué precio.</p>
      ) : (
        <>
          <p className="quiet">
            Partidas {from}: {total}
            {total > items.length ? `; se muestran las primeras ${items.length}, todas están en los datos` : ''}.
          </p>
          <DataTable
            caption="Partidas"
            hideCaption
            rows={items}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'description',
                heading: 'Partida',
                isRowHeading: true,
                cell: ({ description, classification, place }) => (
                  <>
                    {description}
                    {classification ? <span className="description-help">{classification}</span> : null}
                    {place ? <span className="description-help">Se entrega en {place}</span> : null}
                  </>
                ),
              },
              {
                key: 'quantity',
                heading: 'Cantidad',
                align: 'right',
                cell: ({ quantity, unit }) =>
                  quantity === null ? (
                    <span className="no-data">Sin dato</span>
                  ) : (
                    `${formatQuantity(quantity)}${unit ? ` ${unitFor(unit.toLocaleLowerCase('es-MX'), quantity)}` : ''}`
                  ),
              },
              {
                key: 'price',
                heading: 'Precio unitario',
                align: 'right',
                cell: ({ unitPrice }) => <Shown money={unitPrice} />,
              },
              { key: 'total', heading: 'Importe', align: 'right', cell: ({ total }) => <Shown money={total} /> },
            ]}
          />
        </>
      )}
    </PageSection>
  )
}

export type ShownContract = {
  key: string
  number: string | null
  title: string | null
  status: string
  implementation: string | null
  signed: string | null
  period: string | null
  value: Money | null
  guarantees: number
  milestones: readonly { key: string; title: string; status: string; due: string | null; met: string | null }[]
  payments: readonly { key: string; date: string | null; amount: Money | null; payee: string | null }[]
}

function Contract({ contract }: { contract: ShownContract }) {
  const { number, title, status, implementation, signed, period, value, guarantees, milestones, payments } = contract
  return (
    <article className="stack">
      <h3>
        Contrato {number ?? 'sin número'} <Badge>{status}</Badge>
      </h3>
      {title ? <p>{title}</p> : null}
      <DescriptionList
        items={[
          {
            term: 'Monto',
            value: value ? <MoneyAmount amount={value.amount} currency={value.currency} words /> : null,
          },
          { term: 'Firmado', value: formatDate(signed) },
          { term: 'Vigencia', value: period },
          { term: 'Ejecución', value: implementation },
          { term: 'Garantías', value: guarantees > 0 ? String(guarantees) : null },
        ]}
      />
      {milestones.length > 0 ? (
        <DataTable
          caption="Entregas e hitos"
          rows={milestones}
          rowKey={({ key }) => key}
          dense
          columns={[
            { key: 'title', heading: 'Entrega o hito', isRowHeading: true, cell: (row) => row.title },
            { key: 'due', heading: 'Prevista', cell: (row) => <DateText value={row.due} /> },
            {
              key: 'met',
              heading: 'Cumplida',
              cell: (row) => (row.met ? <DateText value={row.met} /> : <span className="no-data">Aún no</span>),
            },
            { key: 'status', heading: 'Estado', cell: (row) => row.status },
          ]}
        />
      ) : null}
      {payments.length > 0 ? (
        <DataTable
          caption="Pagos"
          rows={payments}
          rowKey={({ key }) => key}
          dense
          columns={[
            { key: 'date', heading: 'Fecha', isRowHeading: true, cell: (row) => <DateText value={row.date} /> },
            { key: 'payee', heading: 'A quién', cell: (row) => row.payee ?? <span className="no-data">Sin dato</span> },
            { key: 'amount', heading: 'Monto', align: 'right', cell: (row) => <Shown money={row.amount} /> },
          ]}
        />
      ) : (
        <p className="no-data">No se ha publicado ningún pago de este contrato.</p>
      )}
    </article>
  )
}

/** What was contracted, delivered, accepted and paid, and when. */
export function ContractsSection({ contracts }: { contracts: readonly ShownContract[] }) {
  return (
    <PageSection id="contratos" title="Qué se entregó, se aceptó y se pagó">
      {contracts.length === 0 ? (
        <p className="no-data">Todavía no se publica ningún contrato de este proceso.</p>
      ) : (
        contracts.map((contract) => <Contract key={contract.key} contract={contract} />)
      )}
    </PageSection>
  )
}
