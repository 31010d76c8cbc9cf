import type { ReactNode } from 'react'

export type BadgeTone = 'plain' | 'accent' | 'done' | 'warning' | 'error'

/** A word or two that qualify what they stand beside. */
export function Badge({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>
}
