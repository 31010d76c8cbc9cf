import type { ReactNode } from 'react'
import { integrityPaths, paths, sanctionPaths, workspacePaths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { DemoNotice } from './demo-notice.tsx'
import { SiteFooter } from './site-footer.tsx'
import { type NavItem, SiteHeader } from './site-header.tsx'

/** Sections that exist; a section whose pages have not come yet is not linked. */
const PUBLIC_SECTIONS: readonly NavItem[] = [
  { href: paths.search(), label: 'Procesos' },
  { href: paths.entities(), label: 'Entes' },
  { href: sanctionPaths.list(), label: 'Sancionados' },
  { href: paths.suppliers(), label: 'Proveedores' },
  { href: integrityPaths.home(), label: 'Integridad' },
  { href: paths.data(), label: 'Datos abiertos' },
]
export const SECTIONS: readonly NavItem[] = [...PUBLIC_SECTIONS, { href: paths.signIn(), label: 'Entrar' }]
const SECTIONS_SIGNED_IN: readonly NavItem[] = [
  ...PUBLIC_SECTIONS,
  { href: workspacePaths.choose(), label: 'Mi trabajo' },
]

export type PublicFrameProps = {
  portal: PortalInfo
  currentPath: string
  showSearch?: boolean
  /** Only who is signed in sees the page. */
  signedIn?: boolean
  children: ReactNode
}

/** Header, the page between, footer: every page that anyone may read, and those of one's own account. */
export function PublicFrame(props: PublicFrameProps) {
  const { portal, currentPath, showSearch = true, signedIn = false, children } = props
  const sections = signedIn ? SECTIONS_SIGNED_IN : SECTIONS
  return (
    <div className="site">
      {portal.fictional ? <DemoNotice /> : null}
      <SiteHeader
        title={portal.title}
        stateName={portal.stateName}
        currentPath={currentPath}
        items={sections}
        showSearch={showSearch}
      />
      <main id="contenido" className="site-main" tabIndex={-1}>
        <div className="frame">{children}</div>
      </main>
      <SiteFooter portal={portal} items={sections} />
    </div>
  )
}
