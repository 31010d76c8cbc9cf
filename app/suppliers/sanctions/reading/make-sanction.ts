import { legalFormOf, nameKey, normalizeName } from '../../identity/normalize-name.ts'
import type { Sanction, SanctionChallenge, SanctionEffect, SanctionKind } from '../sanction.ts'

type Derived = 'normalizedName' | 'nameKey' | 'effect'
type Optional = Exclude<keyof Sanction, Derived | 'list' | 'key' | 'name' | 'kinds' | 'row' | 'raw'>
export type GivenSanction = Pick<Sanction, 'list' | 'key' | 'name' | 'kinds' | 'row' | 'raw'> &
  Partial<Pick<Sanction, Optional>>

const NOTHING: Pick<Sanction, Optional> = {
  ...{ rfc: null, naturalPerson: false, authority: null, fileNumber: null, fault: null, resolution: null, firm: null },
  ...{ startsOn: null, endsOn: null, notifiedOn: null, resolvedOn: null, publishedOn: null },
  ...{ stages: [], fine: null, challenge: null, documents: [], readings: [] },
}

/** A whole sanction out of what a reader found: what is missing is null, names are normalised, its effect follows from its kinds. */
export function makeSanction(given: GivenSanction): Sanction {
  const sanction = { ...NOTHING, ...given }
  return {
    ...sanction,
    normalizedName: normalizeName(sanction.name),
    nameKey: nameKey(sanction.name),
    effect: effectOf(sanction.kinds, sanction.firm, sanction.challenge),
  }
}

/**
 * A debarment and a definitive 69-B listing stop an award. One that is expressly not firm yet, a presumption and a suspension or
 * dissolution of the company make officials look twice. What a court suspended or annulled, and fines alone, do neither.
 */
export function effectOf(
  kinds: readonly SanctionKind[],
  firm: boolean | null,
  challenge: SanctionChallenge | null,
): SanctionEffect {
  if (challenge !== null && challenge.state !== 'challenged') return 'none'
  if (kinds.includes('tax-definitive')) return 'stops'
  if (kinds.includes('debarment')) return firm === false ? 'warns' : 'stops'
  return kinds.some((kind) => kind === 'tax-presumed' || kind === 'suspension' || kind === 'dissolution')
    ? 'warns'
    : 'none'
}

/** Whether a name without an RFC beside it reads like that of a company: it has a legal form or a word that only companies bear. */
export const readsLikeCompany = (name: string): boolean =>
  legalFormOf(name) !== null ||
  /\b(GRUPO|COMERCIALIZADORA|CONSTRUCTORA|CONSTRUCCIONES|SERVICIOS|INGENIERIA|CONSULTOR[EI]A?S?|INDUSTRIAS?|DISTRIBUIDORA|PROVEEDORA|CORPORATIVO|SOLUCIONES|SISTEMAS|ASOCIACION|COMPA[NÑ]IA|EMPRESA|SOCIEDAD|COOPERATIVA|FABRICA|LABORATORIOS?|TECNOLOGIA|TRANSPORTES?|CENTRO|INSTITUTO|UNION|CONSORCIO|INC|LLC|LTD|CORP(?:ORATION)?|GMBH|DE MEXICO|INTERNATIONAL|INTERNACIONAL)\b/.test(
    normalizeName(name),
  )
