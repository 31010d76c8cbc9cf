import { TextLink } from './text-link.tsx'

export type Crumb = { label: string; href?: string }

/** Where one is, from the home page down; the last one is this page and is no link. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label="Usted está en">
      <ol className="plain-list">
        {items.map(({ label, href }, index) => (
          <li key={`${label}-${href ?? ''}`}>
            {href && index < items.length - 1 ? (
              <TextLink href={href}>{label}</TextLink>
            ) : (
              <span aria-current="page">{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
