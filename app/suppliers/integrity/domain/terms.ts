import { addDays, addMonths } from './calendar.ts'

/** Terms of the registry as they were from a day on: a change is another entry and never touches badges given before. */
export interface Terms {
  /** First local day on which a badge is given under them. */
  from: string
  source: string
  validityMonths: number
  updateEveryMonths: number
  /** Days after the day of the yearly update in which the badge still stands. */
  graceDays: number
  /** Days to appeal a denial, counted from the day after it was decided. */
  appealDays: number
  /** Mails go out this many days before the update is due, or the validity ends. */
  remindDays: readonly number[]
}

/**
 * The yearly update and the renewal every four years follow the federal guidelines of the integrity registry (DOF of 9 November 2022);
 * days of grace, of appeal and of reminders are this portal's, until a state sets its own here.
 */
export const TERMS: readonly Terms[] = [
  {
    from: '2022-11-10',
    source: 'Lineamientos del padrón de integridad empresarial, DOF 9 de noviembre de 2022',
    validityMonths: 48,
    updateEveryMonths: 12,
    graceDays: 30,
    appealDays: 15,
    remindDays: [60, 15, 0],
  },
]

/** The terms in force on a local day; the first ones for a day before all. */
export const termsOn = (day: string): Terms => [...TERMS].reverse().find(({ from }) => from <= day) ?? TERMS[0]!

/** Last day of validity of a badge given or renewed on a day, and the day on which its first update is due. */
export function validityFrom(day: string): { validUntil: string; updateDueOn: string } {
  const { validityMonths, updateEveryMonths } = termsOn(day)
  return { validUntil: addDays(addMonths(day, validityMonths), -1), updateDueOn: addMonths(day, updateEveryMonths) }
}

/** The next day of update after one that was met, null when the validity ends before it: then the badge is renewed. */
export function nextUpdate(updateDueOn: string, validUntil: string, grantedOn: string): string | null {
  const next = addMonths(updateDueOn, termsOn(grantedOn).updateEveryMonths)
  return next < validUntil ? next : null
}

/** Last day on which a badge stands though its update has not come. */
export const graceEnd = (updateDueOn: string, grantedOn: string): string =>
  addDays(updateDueOn, termsOn(grantedOn).graceDays)

/** Last day to appeal a denial of a day. */
export const appealUntil = (decidedOn: string): string => addDays(decidedOn, termsOn(decidedOn).appealDays)
