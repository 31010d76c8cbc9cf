import { formatNumber } from '#app/lib/amounts.ts'
import { TextLink } from './text-link.tsx'

export type TabLink = { href: string; label: string; count?: number | null; current: boolean }

/** Views of one thing, each with its own address. */
export function TabLinks({ items, label }: { items: readonly TabLink[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="tabs plain-list">
        {items.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <TextLink href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {typeof count === 'number' ? <span className="tab-count number">{formatNumber(count)}</span> : null}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
