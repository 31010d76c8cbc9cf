import { levelWords } from '#app/texts/integrity.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type ReviewedElement = {
  code: string
  title: string
  href: string
  levelWord: string | null
  evidence: readonly unknown[]
  mark: { level: number; reasons: string } | null
}

/** The elements with how the applicant judges itself and how the reviewer does. */
export function ReviewElements({ elements }: { elements: readonly ReviewedElement[] }) {
  return (
    <section aria-labelledby="elementos">
      <h2 id="elementos">Los siete elementos</h2>
      <ol className="step-list plain-list">
        {elements.map(({ code, title, href, levelWord, evidence, mark }) => (
          <li key={code} className="step-line">
            <span className="step-name">
              <TextLink href={href}>{title}</TextLink>
              <span className="description-help">
                La empresa dice: {(levelWord ?? 'nada').toLowerCase()}; evidencias: {evidence.length}
              </span>
            </span>
            <span className={mark ? undefined : 'quiet'}>{mark ? levelWords[mark.level] : 'Sin valorar'}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
