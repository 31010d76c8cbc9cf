import type { ReactNode } from 'react'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type FormSection = {
  href: string
  label: string
  status: 'done' | 'owed' | 'wrong' | 'empty'
  current: boolean
  /** How many findings it has. */
  count?: number
}

export type FormLayoutProps = {
  sections: readonly FormSection[]
  /** The eight answers being formed and the findings. */
  rail: ReactNode
  children: ReactNode
}

const words = { done: 'completa', owed: 'faltan datos', wrong: 'con errores', empty: 'sin empezar' } as const

function Mark({ status }: { status: FormSection['status'] }) {
  return (
    <svg
      className={`section-mark section-${status}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="8" cy="8" r="6.5" strokeWidth="1.5" strokeDasharray={status === 'empty' ? '2 2' : undefined} />
      {status === 'done' ? <path d="m5 8.25 2.1 2.1L11 6" strokeWidth="1.75" /> : null}
      {status === 'owed' ? <path d="M8 1.5a6.5 6.5 0 0 0 0 13Z" className="section-half" /> : null}
      {status === 'wrong' ? <path d="M8 4.5v4.25M8 11v.1" strokeWidth="1.75" /> : null}
    </svg>
  )
}

/** A form of 640 px between the list of its sections and what is being formed of it. On a phone: list, form, the rest. */
export function FormLayout({ sections, rail, children }: FormLayoutProps) {
  return (
    <div className="form-layout">
      <nav className="form-sections" aria-label="Secciones del proceso">
        <ol className="plain-list">
          {sections.map(({ href, label, status, current, count }) => (
            <li key={href}>
              <TextLink href={href} aria-current={current ? 'step' : undefined}>
                <Mark status={status} />
                <span className="form-section-label">{label}</span>
                <span className="visually-hidden">, {words[status]}</span>
                {count ? <span className="rail-count number">{count}</span> : null}
              </TextLink>
            </li>
          ))}
        </ol>
      </nav>
      <div className="form-column">{children}</div>
      <aside className="form-rail" aria-label="Avance y hallazgos">
        {rail}
      </aside>
    </div>
  )
}
