import { codeOfStep, STEP_SECONDS, stepOf } from './totp.ts'

/** The next code that will be taken; while every one at hand is used, null and the seconds until there is one. */
export type FreeCode = { code: string; seconds: 0 } | { code: null; seconds: number }

/** A code shown must hold at least this long, in seconds, so that it can be typed. */
const TIME_TO_TYPE = 12

/** The first code after the last used step that holds long enough to be typed: so up to three sign-ins in a row need no wait. */
export function freeCode(key: string, lastStep: number, now: Date): FreeCode {
  const seconds = now.getTime() / 1000
  const present = stepOf(now)
  for (const step of [present - 1, present, present + 1]) {
    // A code holds until the end of the step after its own.
    const holds = (step + 2) * STEP_SECONDS - seconds
    if (step > lastStep && holds >= TIME_TO_TYPE) return { code: codeOfStep(key, step), seconds: 0 }
  }
  return { code: null, seconds: Math.max(1, Math.ceil(lastStep * STEP_SECONDS - seconds)) }
}
