import type { Severity } from '../findings.ts'
import type { JsonObject } from '../types.ts'

/** One answer of a rule about one place of a document. */
export interface CheckResult {
  outcome: 'pass' | 'fail' | 'not-applicable'
  /** JSON Pointer of the place. */
  path: string
  /** Spanish: what is wrong and what to do; for `not-applicable` the reason. Empty when it passes. */
  message: string
  severity: Severity
}

/** A coherence rule: one a file, three-valued, never throws. */
export interface Check {
  key: string
  /** Spanish name for people. */
  title: string
  /** What a failure means for publication. */
  severity: Severity
  check(document: JsonObject): CheckResult[]
}

/** Makes the three kinds of answer for one rule. */
export function answersOf(severity: Severity) {
  return {
    pass: (path: string): CheckResult => ({ outcome: 'pass', path, message: '', severity }),
    fail: (path: string, message: string): CheckResult => ({ outcome: 'fail', path, message, severity }),
    notApplicable: (path: string, message: string): CheckResult => ({
      outcome: 'not-applicable',
      path,
      message,
      severity,
    }),
  }
}
