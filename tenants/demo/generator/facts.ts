import type { Moment } from './calendar.ts'
import type { Cents } from './money.ts'
import type { Place } from './world/places.ts'
import type { Buyer, Official } from './world/profiles.ts'
import type { Supplier } from './world/suppliers.ts'

export type Method = 'open' | 'selective' | 'direct'

/** One thing that is bought: a kind from the tables, how much of it, at what net price, where it goes. */
export interface Line {
  id: string
  description: string
  cucop: string | null
  cog: string
  unit: string
  quantity: number
  price: Cents
  place: Place
  where: string
}

export interface Quote {
  supplier: Supplier
  gross: Cents
  date: Moment
}

export interface Payment {
  id: string
  date: Moment
  gross: Cents
  net: Cents
}

/** Everything that ever happens in one process, each with its moment; a document shows the part that has happened. */
export interface Facts {
  ocid: string
  file: string
  buyer: Buyer
  sector: string
  category: 'goods' | 'services' | 'works'
  method: Method
  title: string
  description: string
  lines: Line[]
  taxRate: number
  net: Cents
  gross: Cents
  estimate: Cents
  /** Why it is no open tender: the amount, or the legal ground of an exception; null where nobody gave one. */
  rationale: string | null
  quotes: Quote[]
  tenderers: Supplier[]
  winner: Supplier
  outcome: 'awarded' | 'cancelled' | 'unsuccessful'
  officials: Official[]
  hasMeeting: boolean
  moments: Moments
  payments: Payment[]
  amendment: { date: Moment; gross: Cents; net: Cents; endDate: Moment; why: string } | null
  guarantees: boolean
  witnesses: string[]
  surety: string
  fund: Fund
  program: { code: string; name: string }
  /** What nobody wrote down: why, with which money, or where. */
  gaps: ReadonlySet<'why' | 'funding' | 'where'>
  /** Document types that nobody uploaded. */
  missing: Set<string>
  /** A mistake that is published first and put right at `date`. */
  correction: { date: Moment; field: 'title' | 'deliveryDate' | 'awardCriteria' } | null
  concludes: boolean
}

export interface Fund {
  origin: 'Federales' | 'Estatales' | 'Municipales'
  name: string
  /** Key of the source of funding (CONAC). */
  source: string
}

export interface Moments {
  planned: Moment
  called: Moment
  meeting: Moment
  closed: Moment
  awarded: Moment
  signed: Moment
  starts: Moment
  ends: Moment
  received: Moment
}
