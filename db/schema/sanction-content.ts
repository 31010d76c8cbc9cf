/** Codes of the lists of sanctions: three official ones, the resolutions captured here, and any other by its mapping. */
export type ListCode = 'sat-69b' | 'sfp' | 'pdn-s3' | 'propias' | `csv-${string}`

/** What was imposed. The four `tax-` kinds are the stages of the list of article 69-B of the Código Fiscal de la Federación. */
export type SanctionKind =
  | 'debarment'
  | 'fine'
  | 'suspension'
  | 'dissolution'
  | 'warning'
  | 'compensation'
  | 'economic'
  | 'other'
  | 'tax-presumed'
  | 'tax-definitive'
  | 'tax-disproved'
  | 'tax-favourable'

export type TaxStageName = 'presumed' | 'disproved' | 'definitive' | 'favourable'

/** One stage of the 69-B procedure with the days on which the tax administration and the Diario Oficial made it public. */
export interface TaxStage {
  stage: TaxStageName
  satOn: string | null
  dofOn: string | null
  /** Number and date of the official letter, as written. */
  document: string | null
}

/** Whether it stops an award while it is in force, makes the officials look twice, or neither. */
export type SanctionEffect = 'stops' | 'warns' | 'none'

/** What a court has said of a sanction: `suspended` and `annulled` take its effect away, `challenged` does not. */
export interface SanctionChallenge {
  state: 'challenged' | 'suspended' | 'annulled'
  /** Local date of the court's decision or of the challenge. */
  on: string
  authority: string | null
  judgement: string | null
}

/**
 * One sanction as it was read from its list. All dates are local calendar dates `YYYY-MM-DD`, both ends inclusive; a debarment without an
 * end that the list gives is open.
 */
export interface Sanction {
  list: ListCode
  /** Stable in its list across snapshots, so that the versions of a sanction line up. Never shown: it may hold an RFC. */
  key: string
  rfc: string | null
  name: string
  normalizedName: string
  nameKey: string
  naturalPerson: boolean
  authority: string | null
  fileNumber: string | null
  fault: string | null
  resolution: string | null
  firm: boolean | null
  kinds: SanctionKind[]
  startsOn: string | null
  endsOn: string | null
  notifiedOn: string | null
  resolvedOn: string | null
  /** When the source of the list made it public (the Diario Oficial for 69-B); null when the list does not say. */
  publishedOn: string | null
  /** Only of 69-B, oldest first. */
  stages: TaxStage[]
  fine: { amount: number; currency: string } | null
  effect: SanctionEffect
  challenge: SanctionChallenge | null
  documents: { title: string; url: string }[]
  /** Row in the file, the first line being 1; position in the array for JSON. */
  row: number
  /** The cells as they came, by column. Never public. */
  raw: Record<string, string>
  /** How doubtful cells were read: whole Spanish sentences. */
  readings: string[]
}

/** One version of a sanction: what a list said between two moments, and where that stands. */
export interface SanctionVersion extends Sanction {
  /** Id of this version. */
  entryId: string
  /** Id of the sanction, the same through its versions; the one of `/sancionados/:id`. */
  sanctionId: string
  snapshot: { id: string; asOf: string | null; sha256: string } | null
  /** When this portal began to go by this version (ISO 8601, UTC). */
  knownFrom: string
  /** When it stopped to: another version, or the list no longer had it. Null while current. */
  knownTo: string | null
  /** Of a resolution captured here: the entity whose control body made it. */
  entityId: string | null
}
