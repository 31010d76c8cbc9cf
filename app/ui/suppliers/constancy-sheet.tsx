import { QrCode } from '#app/ui/account/qr-code.tsx'
import { Badge } from '#app/ui/badges/badge.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'

export interface ConstancySheetProps {
  name: string
  portal: string
  address: string | null
  qr: { size: number; path: string } | null
  sheet: {
    code: string
    day: string
    moment: string
    rfc: string
    outcome: string
    title: string
    meaning: string
    snapshots: readonly { key: string; list: string; asOf: string; receivedAt: string; sha256: string }[]
    hits: readonly { key: string; sentence: string; href: string }[]
  }
}

/** The paper itself: what is printed, with what lets anybody verify it. */
export function ConstancySheet({ name, portal, address, qr, sheet }: ConstancySheetProps) {
  return (
    <article className="stack constancy">
      <h1>Constancia de {name}</h1>
      <p>
        <Badge tone={sheet.outcome === 'sanctioned-then' ? 'warning' : 'plain'}>{sheet.title}</Badge>
      </p>
      <p className="lead">{sheet.meaning}</p>
      <DescriptionList
        items={[
          { term: 'Empresa', value: name },
          { term: 'RFC', value: sheet.rfc },
          { term: 'Día que se consulta', value: sheet.day },
          { term: 'Por lo que se sabía', value: sheet.moment },
          { term: 'Quién la expide', value: portal },
        ]}
      />
      <h2>Lo que decían las listas</h2>
      {sheet.hits.length === 0 ? <p>Ninguna de las listas decía algo de esta empresa.</p> : null}
      <ul>
        {sheet.hits.map(({ key, sentence, href }) => (
          <li key={key}>
            {sentence} <TextLink href={href}>Ver la sanción</TextLink>
          </li>
        ))}
      </ul>
      <h2>Los archivos que se consultaron</h2>
      {sheet.snapshots.length === 0 ? (
        <p>En ese momento este portal todavía no tenía ninguna lista: la constancia no dice nada de ellas.</p>
      ) : (
        <DataTable
          caption="Archivos de listas"
          hideCaption
          rows={sheet.snapshots}
          rowKey={({ key }) => key}
          columns={[
            { key: 'list', heading: 'Lista', isRowHeading: true, cell: ({ list }) => list },
            { key: 'asOf', heading: 'Fecha de la lista', cell: ({ asOf }) => asOf },
            { key: 'receivedAt', heading: 'Se recibió', cell: ({ receivedAt }) => receivedAt },
            { key: 'sha256', heading: 'SHA-256', cell: ({ sha256 }) => <code className="hash">{sha256}</code> },
          ]}
        />
      )}
      <h2>Cómo se verifica</h2>
      <p>
        Código <strong className="constancy-code">{sheet.code}</strong>. Abra esta dirección, o lea el cuadro con un
        teléfono: el portal responde lo mismo para siempre.
      </p>
      {qr ? <QrCode qr={qr} label="Dirección en que se verifica esta constancia" /> : null}
      {address ? <p className="hash">{address}</p> : null}
    </article>
  )
}
