import type { ReactNode } from 'react'

/** A part of a long page with its heading and its own address. */
export function PageSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="page-section" id={id} aria-labelledby={`${id}-titulo`}>
      <h2 id={`${id}-titulo`}>{title}</h2>
      <div className="stack">{children}</div>
    </section>
  )
}
