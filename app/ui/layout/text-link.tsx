import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { isDataPath } from '#app/lib/paths.ts'
import { safeHref } from '#app/lib/safe-href.ts'

export type TextLinkProps = {
  /** A path of ours, a fragment (`#x`), or an address that came with data. */
  href: string
  children: ReactNode
  className?: string
  /** For machines: relation of the link (`next`, `prev`, …). */
  rel?: string
  'aria-current'?: 'page' | 'true' | 'step' | 'location'
  'aria-label'?: string
  'aria-describedby'?: string
  download?: boolean
}

/** The one link: ours navigates within the app, data is fetched plainly, foreign addresses open only if http or https. */
export function TextLink({ href, children, rel, download, ...rest }: TextLinkProps) {
  if (href.startsWith('#')) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    )
  }
  if (href.startsWith('/') && !href.startsWith('//')) {
    if (download || isDataPath(href)) {
      return (
        <a href={href} rel={rel} download={download} {...rest}>
          {children}
        </a>
      )
    }
    return (
      <Link to={href} rel={rel} {...rest}>
        {children}
      </Link>
    )
  }
  const safe = safeHref(href)
  if (!safe) return <span {...rest}>{children}</span>
  return (
    <a href={safe} rel="noopener noreferrer external" {...rest}>
      {children}
    </a>
  )
}
