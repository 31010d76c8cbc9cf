import { QrCode } from '#app/ui/account/qr-code.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { StateIcon } from './badge-state.tsx'

type Dated = { date: string; far: string } | null

export type ShownBadge = {
  folio: string
  name: string
  rfc: string
  supplierHref: string | null
  state: string
  stateWord: string
  inForce: boolean
  today: string
  granted: Dated
  validUntil: Dated
  updateDue: Dated
  lapses: Dated
  updateInReview: boolean
  suspensions: readonly { since: string; cause: string; ground: string; automatic: boolean }[]
  withdrawal: { on: string; cause: string; ground: string } | null
  address: string
  qr: { size: number; path: string }
}

function Causes({ badge }: { badge: ShownBadge }) {
  const { suspensions, withdrawal, state, updateDue, lapses, updateInReview } = badge
  return (
    <>
      {withdrawal ? (
        <Notice tone="warning" title={`Se retiró el ${withdrawal.on}`}>
          <p>{withdrawal.cause}</p>
          {withdrawal.ground ? <p className="small">Fundamento: {withdrawal.ground}</p> : null}
        </Notice>
      ) : (
        suspensions.map(({ since, cause, ground, automatic }) => (
          <Notice key={`${since}${cause}`} tone="warning" title={`Suspendida desde el ${since}`}>
            <p>{cause}</p>
            {ground ? <p className="small">Fundamento: {ground}</p> : null}
            {automatic ? (
              <p className="small">
                La suspensión fue automática, por lo que dice la lista. Se levanta si la lista se corrige, o por
                decisión.
              </p>
            ) : null}
          </Notice>
        ))
      )}
      {state === 'update-due' ? (
        <Notice tone="info" title="Su actualización anual está pendiente">
          <p>
            Debió presentarla a más tardar el {updateDue?.date}.{' '}
            {updateInReview ? 'Ya la presentó y se está revisando.' : `Si no lo hace, vence el ${lapses?.date}.`}
          </p>
        </Notice>
      ) : null}
    </>
  )
}

/** The living badge: how it stands now, with its dates, causes and code. The same sheet prints on one page. */
export function BadgeSheet({ badge }: { badge: ShownBadge }) {
  const {
    name,
    rfc,
    folio,
    state,
    stateWord,
    supplierHref,
    granted,
    validUntil,
    updateDue,
    lapses,
    address,
    qr,
    today,
  } = badge
  const when = (dated: Dated) => (dated ? `${dated.date}, ${dated.far}` : null)
  return (
    <header className="badge-sheet">
      <div className="badge-sheet-main stack">
        <p className="eyebrow">Insignia de integridad empresarial</p>
        <h1>{name}</h1>
        <p className={`seal seal-${state}`}>
          <StateIcon state={state} size={28} />
          <span>
            <strong className="seal-word">{stateWord}</strong>
            <span className="seal-day">al {today}</span>
          </span>
        </p>
        <Causes badge={badge} />
        <DescriptionList
          skipEmpty
          items={[
            { term: 'Folio', value: <code>{folio}</code> },
            { term: 'RFC', value: rfc },
            { term: 'Otorgada', value: when(granted) },
            {
              term: state === 'expired' ? 'Venció' : 'Vale hasta',
              value: state === 'withdrawn' ? null : when(lapses),
              ...(lapses?.date === validUntil?.date
                ? {}
                : { help: `Si se actualiza cada año, hasta el ${validUntil?.date}.` }),
            },
            { term: 'Próxima actualización', value: badge.inForce ? when(updateDue) : null },
          ]}
        />
        {supplierHref ? (
          <p className="no-print">
            <TextLink href={supplierHref}>Qué se le ha adjudicado</TextLink>
          </p>
        ) : null}
      </div>
      <div className="badge-sheet-code">
        <QrCode qr={qr} label={`Código QR que lleva a ${address}`} />
        <p className="small quiet">Este código lleva a esta página, que siempre dice cómo está la insignia hoy.</p>
        <p className="small badge-address">{address}</p>
      </div>
    </header>
  )
}
