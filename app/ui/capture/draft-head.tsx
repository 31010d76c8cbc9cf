import type { ReactNode } from 'react'
import { workspacePaths } from '#app/lib/paths.ts'
import { MethodBadge } from '#app/ui/badges/method-badge.tsx'
import { StatusBadge } from '#app/ui/badges/status-badge.tsx'
import { TabLinks } from '#app/ui/layout/tab-links.tsx'

export interface DraftHeadProps {
  slug: string
  draft: { id: string; ocid: string; title: string; method: string | null; state: string }
  view: 'captura' | 'revision' | 'historial'
  /** Section that the capture tab goes to. */
  section?: string
  /** Errors and warnings, on the review tab. */
  findingCount: number
  children?: ReactNode
}

/** Name, number, state and the three views of a process at work. */
export function DraftHead({ slug, draft, view, section = 'partes', findingCount, children }: DraftHeadProps) {
  return (
    <header className="draft-head">
      <h1>{draft.title || 'Proceso sin título'}</h1>
      <p className="draft-head-line">
        <StatusBadge status={draft.state} />
        <MethodBadge method={draft.method} />
        <span>{draft.ocid}</span>
      </p>
      <TabLinks
        label="Vistas del proceso"
        items={[
          { href: workspacePaths.section(slug, draft.id, section), label: 'Captura', current: view === 'captura' },
          {
            href: workspacePaths.section(slug, draft.id, 'revision'),
            label: 'Revisión',
            count: findingCount,
            current: view === 'revision',
          },
          {
            href: workspacePaths.section(slug, draft.id, 'historial'),
            label: 'Historial',
            current: view === 'historial',
          },
        ]}
      />
      {children}
    </header>
  )
}
