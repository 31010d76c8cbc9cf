import { amountInWords, formatNumber, formatShare } from '#app/lib/amounts.ts'
import { paths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'

export type EntityHeadProps = {
  name: string
  sphere: string
  sphereHref: string
  rfc: string | null
  notice: string | null
  closed: boolean
  suspended: boolean
  /** Day from which it is closed or suspended, as shown. */
  since: string | null
  predecessors: readonly { name: string; href: string }[]
  parent: { name: string; href: string } | null
  successor: { name: string; href: string } | null
  total: number
  pesos: number
  directShare: number | null
  historicalRecords: number
  lastPublished: string | null
}

function Predecessors({ entities }: { entities: EntityHeadProps['predecessors'] }) {
  return (
    <p className="quiet">
      Recibió las funciones de{' '}
      {entities.map(({ name, href }, index) => (
        <span key={href}>
          {index === 0 ? '' : ', '}
          <TextLink href={href}>{name}</TextLink>
        </span>
      ))}
      ; lo que publicaron antes sigue en sus páginas.
    </p>
  )
}

/** Who the entity is, and its figures so far. */
export function EntityHead(props: EntityHeadProps) {
  const {
    name,
    sphere,
    sphereHref,
    rfc,
    notice,
    closed,
    suspended,
    since,
    predecessors,
    parent,
    successor,
    total,
    pesos,
    directShare,
    historicalRecords,
    lastPublished,
  } = props
  return (
    <>
      <Breadcrumbs items={[{ label: 'Entes', href: paths.entities() }, { label: name }]} />
      <header className="page-head">
        <h1>{name}</h1>
        <p className="quiet">
          <TextLink href={sphereHref}>{sphere}</TextLink>
          {parent ? (
            <>
              {' · depende de '}
              <TextLink href={parent.href}>{parent.name}</TextLink>
            </>
          ) : null}
          {rfc ? ` · RFC ${rfc}` : ''}
        </p>
        {notice ? <Notice title={notice} /> : null}
        {closed || successor ? (
          <Notice title={since ? `Este ente ya no existe desde el ${since}` : 'Este ente ya no existe'}>
            {successor ? (
              <p>
                Sus funciones pasaron a <TextLink href={successor.href}>{successor.name}</TextLink>.
              </p>
            ) : null}
          </Notice>
        ) : null}
        {suspended ? (
          <Notice
            tone="warning"
            title={since ? `Este ente está suspendido desde el ${since}` : 'Este ente está suspendido'}
          >
            <p>Por ahora no publica nada nuevo. Lo que publicó sigue aquí, completo.</p>
          </Notice>
        ) : null}
        {predecessors.length > 0 ? <Predecessors entities={predecessors} /> : null}
      </header>
      {total > 0 ? (
        <KeyFigures
          figures={[
            { label: 'Procesos publicados', figure: formatNumber(total) },
            {
              label: 'Por un monto de',
              figure: amountInWords(pesos),
              note: 'Lo contratado o, si aún no hay contrato, lo adjudicado o estimado',
            },
            {
              label: 'Por adjudicación directa',
              figure: directShare === null ? '—' : formatShare(directShare),
              note: 'de sus procesos',
            },
            {
              label: 'Última publicación',
              figure: lastPublished ? lastPublished.split(',')[0] : '—',
              ...(historicalRecords > 0
                ? { note: `Además, ${formatNumber(historicalRecords)} procesos históricos` }
                : {}),
            },
          ]}
        />
      ) : null}
    </>
  )
}
