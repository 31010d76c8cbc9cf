import type { ReactNode } from 'react'
import { accountPaths, paths } from '#app/lib/paths.ts'
import { MenuIcon } from '#app/ui/icons/symbols.tsx'
import { BrandMark } from '#app/ui/layout/brand-mark.tsx'
import { DemoNotice, TestDataNotice } from '#app/ui/layout/demo-notice.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type RailItem = { href: string; label: string; count?: number | null; current: boolean }

export type WorkspaceLayoutProps = {
  /** Name of the entity one works for. */
  entityName: string
  /** The other entities this person may work for. */
  otherEntities: readonly { href: string; name: string }[]
  items: readonly RailItem[]
  person: { name: string; roles: readonly string[] }
  /** The form that signs out, with its token. */
  signOut: ReactNode
  /** What is saved, if the page has something to save: `<SavedState … />`. */
  saved?: ReactNode
  fictional: boolean
  testData?: boolean
  children: ReactNode
}

function Rail({ items, label }: { items: readonly RailItem[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="rail-list plain-list">
        {items.map(({ href, label: text, count, current }) => (
          <li key={href}>
            <TextLink href={href} aria-current={current ? 'page' : undefined}>
              <span>{text}</span>
              {count ? <span className="rail-count number">{count}</span> : null}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function EntitySwitcher({ entityName, otherEntities }: Pick<WorkspaceLayoutProps, 'entityName' | 'otherEntities'>) {
  if (otherEntities.length === 0) return <p className="bar-entity">{entityName}</p>
  return (
    <details className="bar-switch">
      <summary className="bar-entity">
        {entityName}
        <span className="bar-switch-hint">Cambiar de ente</span>
      </summary>
      <ul className="bar-panel plain-list">
        {otherEntities.map(({ href, name }) => (
          <li key={href}>
            <TextLink href={href}>{name}</TextLink>
          </li>
        ))}
      </ul>
    </details>
  )
}

function PersonMenu({ person, signOut }: Pick<WorkspaceLayoutProps, 'person' | 'signOut'>) {
  return (
    <details className="bar-switch bar-person">
      <summary>{person.name}</summary>
      <div className="bar-panel bar-panel-end stack-tight">
        <p className="small quiet">{person.roles.join(', ')}</p>
        <p>
          <TextLink href={accountPaths.home()}>Su cuenta</TextLink>
        </p>
        {signOut}
        <p>
          <TextLink href={paths.home()}>Ver el portal público</TextLink>
        </p>
      </div>
    </details>
  )
}

/** A work screen: rail at the left, bar on top with the entity, what is saved and the person; the work between. */
export function WorkspaceLayout(props: WorkspaceLayoutProps) {
  const { items, saved, fictional, testData = false, children } = props
  return (
    <div className="work">
      {fictional ? <DemoNotice /> : null}
      {testData ? <TestDataNotice /> : null}
      <header className="bar">
        <TextLink href={paths.home()} className="bar-mark" aria-label="Portal público">
          <BrandMark />
        </TextLink>
        <EntitySwitcher {...props} />
        <div className="bar-saved">{saved}</div>
        <PersonMenu {...props} />
      </header>
      <div className="work-body">
        <div className="rail">
          <details className="rail-menu" key={items.find((item) => item.current)?.href}>
            <summary>
              <MenuIcon /> {items.find((item) => item.current)?.label ?? 'Menú'}
            </summary>
            <Rail items={items} label="Menú de trabajo" />
          </details>
          <div className="rail-wide">
            <Rail items={items} label="Trabajo" />
          </div>
        </div>
        <main id="contenido" className="work-main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}
