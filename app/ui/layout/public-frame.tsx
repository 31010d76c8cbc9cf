import type { ReactNode } from 'react'
import { paths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { DemoNotice } from './demo-notice.tsx'
import { SiteFooter } from './site-footer.tsx'
import { type NavItem, SiteHeader } from './site-header.tsx'

/** Sections that exist; a section whose pages have not come yet is not linked. */
export const SECTIONS: readonly NavItem[] = [
  { href: paths.search(), label: 'Procesos' },
  { href: paths.entities(), label: 'Entes' },
  { href: paths.data(), label: 'Datos abiertos' },
  { href: paths.signIn(), label: 'Entrar' },
]

export type PublicFrameProps = { portal: PortalInfo; currentPath: string; showSearch?: boolean; children: ReactNode }

/** Header, the page between, footer: every page that anyone may read. */
export function PublicFrame({ portal, currentPath, showSearch = true, children }: PublicFrameProps) {
  return (
    <div className="site">
      {portal.fictional ? <DemoNotice /> : null}
      <SiteHeader
        title={portal.title}
        stateName={portal.stateName}
        currentPath={currentPath}
        items={SECTIONS}
        showSearch={showSearch}
      />
      <main id="contenido" className="site-main" tabIndex={-1}>
        <div className="frame">{children}</div>
      </main>
      <SiteFooter portal={portal} items={SECTIONS} />
    </div>
  )
}
