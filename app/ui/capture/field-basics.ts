import type { ReactNode } from 'react'

/** What every control of a capture form is given. */
export interface Basics {
  name: string
  id: string
  label: string
  help?: ReactNode
  error?: string
}
