import type { FormView } from '#app/lib/drawn-form.ts'
import type { ShownAnswer } from '#app/ui/process/eight-answers.tsx'
import type { ShownFinding } from '#app/ui/workspace/findings-list.tsx'

/** One section as it is drawn, with what its form was drawn from. */
export interface ShownSection {
  key: string
  title: string
  intro: string
  form: FormView
  base: string
  revision: number
  savedAt: string
}

/** What stands beside the forms of a draft. */
export interface ShownSurroundings {
  sections: { key: string; href: string; label: string; status: 'done' | 'owed' | 'wrong' | 'empty'; count: number }[]
  answers: ShownAnswer[]
  findings: ShownFinding[]
}
