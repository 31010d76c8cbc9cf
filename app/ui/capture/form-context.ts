import { createContext } from 'react'
import type { OptionView } from '#app/lib/drawn-form.ts'

/** What all fields of one form share. */
export const FormContext = createContext<{
  /** Option sets by name. */
  options: Record<string, readonly OptionView[]>
  /** What the last background save said at each field, by its id; the drawn form says it until then. */
  messages: Record<string, { error?: string; warning?: string }> | null
  /** Present keys of list members that got another id since the form was drawn, by their pointer. */
  keys: Record<string, string>
}>({ options: {}, messages: null, keys: {} })
