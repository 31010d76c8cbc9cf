import type { ReactNode } from 'react'
import { accountPaths, workspacePaths } from '#app/lib/paths.ts'
import { TabLinks } from '#app/ui/layout/tab-links.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

const VIEWS = [
  { href: accountPaths.home(), label: 'Mis datos' },
  { href: accountPaths.password(), label: 'Contraseña' },
  { href: accountPaths.factor(), label: 'Segundo factor' },
  { href: accountPaths.sessions(), label: 'Sesiones' },
  { href: accountPaths.privacy(), label: 'Privacidad' },
] as const

export type AccountLayoutProps = {
  title: string
  /** Path of this view. */
  current: string
  /** Until the second factor is set up there is nowhere else to go. */
  alone?: boolean
  children: ReactNode
}

/** A person's own account: its views, each with its own address. */
export function AccountLayout({ title, current, alone = false, children }: AccountLayoutProps) {
  return (
    <div className="account">
      {alone ? null : (
        <>
          <p className="small">
            <TextLink href={workspacePaths.choose()}>Volver a mi trabajo</TextLink>
          </p>
          <TabLinks label="Su cuenta" items={VIEWS.map((view) => ({ ...view, current: view.href === current }))} />
        </>
      )}
      <h1>{title}</h1>
      {children}
    </div>
  )
}
