import { Badge } from '#app/ui/badges/badge.tsx'
import { EmptyState } from '#app/ui/feedback/empty-state.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TextArea } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

interface Reason {
  rationale: string
  legalBasis: string
}

export interface ListedStop {
  key: string
  path: string
  sanctionId: string
  supplier: string
  award: string
  sentence: string
  sheetHref: string
  reason: Reason | null
}

export interface StopListProps {
  token: string
  revision: number
  stops: readonly ListedStop[]
  warnings: readonly { key: string; sentence: string; sheetHref: string }[]
  mayWrite: boolean
  awardHref: string
  /** What was typed and not taken, of the stop with this key. */
  refused: ({ sentence: string; key: string } & Reason) | null
}

/** Awards that a list of sanctions stops, each with the reason that lets it be published, and what only should be looked at. */
export function StopList({ token, revision, stops, warnings, mayWrite, awardHref, refused }: StopListProps) {
  return (
    <div className="stack">
      <h2>Proveedores en listas de sancionados</h2>
      {stops.length + warnings.length === 0 ? (
        <EmptyState title="Ninguna lista dice nada de estos proveedores">
          <p>Se revisa otra vez al publicar, con lo que las listas digan entonces.</p>
        </EmptyState>
      ) : null}
      {stops.map((stop) => (
        <section key={stop.key} className="stack stop-box" aria-label={`${stop.supplier}, adjudicación ${stop.award}`}>
          <h3>
            {stop.supplier} <Badge tone="warning">{stop.reason ? 'Con razón escrita' : 'Adjudicación detenida'}</Badge>
          </h3>
          <p>{stop.sentence}</p>
          <p>
            <TextLink href={stop.sheetHref}>Ver la ficha de la sanción</TextLink> ·{' '}
            <TextLink href={awardHref}>Ver la adjudicación {stop.award}</TextLink>
          </p>
          <StopReason {...{ token, revision, stop, mayWrite }} refused={refused?.key === stop.key ? refused : null} />
        </section>
      ))}
      {warnings.length > 0 ? (
        <Notice tone="warning" title="Para revisar: no impide publicar">
          <ul>
            {warnings.map(({ key, sentence, sheetHref }) => (
              <li key={key}>
                {sentence} <TextLink href={sheetHref}>Ver la ficha</TextLink>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}

type StopReasonProps = Pick<StopListProps, 'token' | 'revision' | 'mayWrite' | 'refused'> & { stop: ListedStop }

function StopReason({ token, revision, stop, mayWrite, refused }: StopReasonProps) {
  const { path, sanctionId, reason } = stop
  const field = (name: string) => ({ name, id: `${name}-${sanctionId}-${path.replaceAll('/', '-')}` })
  if (!mayWrite)
    return reason ? (
      <p>
        Razón: {reason.rationale} Fundamento: {reason.legalBasis}
      </p>
    ) : (
      <Notice tone="warning">
        <p>Falta la razón. La escribe quien captura, mientras el proceso está en captura.</p>
      </Notice>
    )
  return (
    <form method="post" className="stack">
      <TokenField token={token} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="lugar" value={path} />
      <input type="hidden" name="sancion" value={sanctionId} />
      {refused ? (
        <Notice tone="error" announce>
          <p>{refused.sentence}</p>
        </Notice>
      ) : null}
      <TextArea
        {...field('razon')}
        label="Por qué se adjudica de todos modos"
        help="Se publica con el proceso, junto al proveedor, y se avisa al órgano interno de control. No escriba datos personales."
        defaultValue={refused?.rationale ?? reason?.rationale ?? ''}
        maxLength={5000}
      />
      <TextArea
        {...field('fundamento')}
        label="Fundamento legal"
        help="Artículo y ley, por ejemplo: artículo 54, fracción I, de la ley de adquisiciones del estado."
        defaultValue={refused?.legalBasis ?? reason?.legalBasis ?? ''}
        maxLength={1000}
        rows={2}
      />
      <Button type="submit">{reason ? 'Cambiar la razón' : 'Guardar la razón'}</Button>
    </form>
  )
}
