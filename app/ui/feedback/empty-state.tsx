import type { ReactNode } from 'react'

export type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode }

/** Nothing to show: says so, why, and what one can do about it. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{title}</p>
      {children ? <div className="prose">{children}</div> : null}
      {actions ? <div className="button-row">{actions}</div> : null}
    </div>
  )
}
