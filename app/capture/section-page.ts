import { formatInstant, formatTime } from '#app/lib/dates.ts'
import type { FieldView, FormView, NodeView } from '#app/lib/drawn-form.ts'
import { showValue } from './form/controls.ts'
import type { Projection, Section } from './form/form-model.ts'
import { drawForm } from './form/form-view.ts'
import { project } from './form/project.ts'
import type { Conflict } from './form/three-way.ts'
import type { OpenDraft } from './read-draft.server.ts'

/** What a section's form is drawn from. */
export interface SectionView {
  key: string
  title: string
  intro: string
  form: FormView
  /** Projection the form was drawn from, as the text of a hidden field. */
  base: string
  revision: number
  savedAt: string
}

/** Draws a section of a draft; with `mine`, the form shows that instead of what is stored (a conflict keeps what was typed). */
export function drawSection(open: OpenDraft, section: Section, mine?: Projection): SectionView {
  const { document, draft, judgement, settings } = open
  const stored = project(section.children, document)
  return {
    key: section.key,
    title: section.title,
    intro: section.intro,
    form: drawForm(section.children, {
      document,
      projection: mine ?? stored,
      findings: judgement.findings,
      procedures: settings.procedures.map(({ label }) => label),
    }),
    base: JSON.stringify(stored),
    revision: draft.revision,
    savedAt: formatTime(draft.updatedAt, settings.zone) ?? '',
  }
}

/** What is said at each field, by its id: for a form that stays while it is saved. */
export function messagesOf(form: FormView): Record<string, { error?: string; warning?: string }> {
  const said: Record<string, { error?: string; warning?: string }> = {}
  const visit = (node: NodeView): void => {
    if (node.kind === 'group') node.children.forEach(visit)
    else if (node.kind === 'list') for (const member of node.members) member.children.forEach(visit)
    if (node.kind !== 'group' && (node.error || node.warning)) said[node.id] = pick(node)
  }
  form.children.forEach(visit)
  return said
}

const pick = ({ error, warning }: Pick<FieldView, 'error' | 'warning'>) => ({
  ...(error ? { error } : {}),
  ...(warning ? { warning } : {}),
})

/** One place changed by two people, as the page shows it. */
export interface ConflictView {
  where: string
  label: string
  mine: string
  theirs: string
}

/** The conflicts of a save in words: what each wrote, and by whom and when the stored one was saved. */
export function showConflicts(conflicts: readonly Conflict[]): ConflictView[] {
  return conflicts.map(({ where, labels, kind, leaf, mine, theirs }) => {
    const words = (value: Conflict['mine']) => {
      if (value === undefined) return kind === 'value' ? 'Sin dato' : 'Lo quitó'
      if (!leaf) return kind === 'list' ? 'Su versión de la lista completa' : 'Lo conserva, con cambios'
      return showValue(leaf, value).join(', ')
    }
    return { where, label: labels.join(' › '), mine: words(mine), theirs: words(theirs) }
  })
}

/** "Julia Olmedal, 14 mar 2026 10:42". */
export function whoAndWhen({ draft, settings }: OpenDraft): string {
  return `${draft.updatedByName}, ${formatInstant(draft.updatedAt, settings.zone) ?? ''}`
}
