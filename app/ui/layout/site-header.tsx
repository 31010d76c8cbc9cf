import { paths } from '#app/lib/paths.ts'
import { MenuIcon } from '#app/ui/icons/symbols.tsx'
import { BrandMark } from './brand-mark.tsx'
import { SearchBox } from './search-box.tsx'
import { TextLink } from './text-link.tsx'

export type NavItem = { href: string; label: string }

export type SiteHeaderProps = {
  title: string
  stateName: string
  /** Path of this page; marks where one is. */
  currentPath: string
  items: readonly NavItem[]
  /** Left out on pages that have their own search field. */
  showSearch?: boolean
}

function NavList({ items, currentPath }: Pick<SiteHeaderProps, 'items' | 'currentPath'>) {
  const isHere = (href: string) => currentPath === href || currentPath.startsWith(`${href}/`)
  return (
    <ul className="site-nav-list plain-list">
      {items.map(({ href, label }) => (
        <li key={href}>
          <TextLink href={href} {...(isHere(href) ? { 'aria-current': 'page' as const } : {})}>
            {label}
          </TextLink>
        </li>
      ))}
    </ul>
  )
}

/** Name of the portal, search and sections. On a phone the sections fold into a menu that needs no script. */
export function SiteHeader({ title, stateName, currentPath, items, showSearch = true }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="frame">
        <TextLink href={paths.home()} className="brand">
          <BrandMark />
          <span>
            <span className="brand-name">{title}</span>
            <span className="brand-state">{stateName}</span>
          </span>
        </TextLink>
        <details className="site-menu" key={currentPath}>
          <summary>
            <MenuIcon />
            Menú
          </summary>
          <nav className="site-menu-panel" aria-label="Secciones">
            <NavList items={items} currentPath={currentPath} />
          </nav>
        </details>
        {showSearch ? <SearchBox className="site-search" label="Buscar procesos" hideLabel /> : null}
        <nav className="site-nav-wide" aria-label="Secciones del portal">
          <NavList items={items} currentPath={currentPath} />
        </nav>
      </div>
    </header>
  )
}
