import { formatDate } from '#app/lib/dates.ts'
import type { SanctionVersion } from '#db/schema/sanction-content.ts'
import type { SuspensionCause } from './suspend-badges.server.ts'

/** What of a sanction decides whether it suspends a badge. */
export type JudgedSanction = Pick<
  SanctionVersion,
  | 'list'
  | 'sanctionId'
  | 'effect'
  | 'firm'
  | 'kinds'
  | 'challenge'
  | 'knownTo'
  | 'startsOn'
  | 'endsOn'
  | 'authority'
  | 'publishedOn'
>

const LIST_69B = 'listado de operaciones simuladas del artículo 69-B del Código Fiscal de la Federación'

/**
 * The causes for which the sanctions of a company suspend its badge on a local day: a definitive listing of 69-B, or a firm sanction that
 * stops awards, as lists say it now and for as long as it is in force. A court that suspended or annulled it takes the cause away; so does
 * a list that no longer has it. Pure. One that is merely presumed, or not said to be firm by its own authority, is no cause.
 */
export function causesOf(versions: readonly JudgedSanction[], day: string): SuspensionCause[] {
  return versions.flatMap((one) => {
    const stands = one.knownTo === null && one.effect === 'stops' && one.firm !== false
    const setAside = one.challenge?.state === 'annulled' || one.challenge?.state === 'suspended'
    const inForce = (one.startsOn ?? day) <= day && day <= (one.endsOn ?? day)
    return stands && !setAside && inForce ? [causeOf(one)] : []
  })
}

function causeOf({
  list,
  sanctionId,
  kinds,
  authority,
  startsOn,
  endsOn,
  publishedOn,
}: JudgedSanction): SuspensionCause {
  const key = `${list}/${sanctionId}`
  const published = formatDate(publishedOn)
  if (kinds.includes('tax-definitive'))
    return {
      key,
      sentence: `Aparece como definitiva en el ${LIST_69B}${published ? `, publicado el ${published}` : ''}.`,
      ground: 'Código Fiscal de la Federación, artículo 69-B',
    }
  const [from, to] = [formatDate(startsOn), formatDate(endsOn)]
  const period = from ? ` desde el ${from}${to ? ` hasta el ${to}` : ''}` : ''
  return {
    key,
    sentence:
      `Tiene una sanción firme que impide contratar${authority ? `, impuesta por ${authority}` : ''},${period || ' en vigor'}.`.replace(
        ',,',
        ',',
      ),
    ground: 'Ley General de Responsabilidades Administrativas, artículo 25, y la resolución que la impuso',
  }
}
