import sansUrl from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'
import serifUrl from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { portalInfoOrNameless } from '#app/config/portal-info.server.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { readChrome } from '#app/lib/route-handle.ts'
import { errorText } from '#app/texts/errors.ts'
import { ErrorPage } from '#app/ui/layout/error-page.tsx'
import { LoadingNote } from '#app/ui/layout/loading-note.tsx'
import { useNonce } from '#app/ui/layout/nonce-context.ts'
import { PublicFrame } from '#app/ui/layout/public-frame.tsx'
import { RouteAnnouncer } from '#app/ui/layout/route-announcer.tsx'
import { SkipLink } from '#app/ui/layout/skip-link.tsx'
import stylesUrl from './ui/styles/index.css?url'

const font = (href: string) => ({
  rel: 'preload',
  as: 'font',
  type: 'font/woff2',
  href,
  crossOrigin: 'anonymous' as const,
})

export const links: LinksFunction = () => [
  font(sansUrl),
  font(serifUrl),
  { rel: 'stylesheet', href: stylesUrl },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const name = data?.title ?? 'Portal Único de Contrataciones Públicas Abiertas'
  return [{ title: error ? `${describe(error).title} · ${name}` : name }]
}

export function loader() {
  return portalInfoOrNameless()
}

/** Nothing in it changes while the server runs. */
export const shouldRevalidate = () => false

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const nonceProps = nonce ? { nonce } : {}
  return (
    <html lang="es-MX">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <SkipLink />
        {children}
        <RouteAnnouncer />
        <ScrollRestoration {...nonceProps} />
        <Scripts {...nonceProps} />
      </body>
    </html>
  )
}

/** The frame that the deepest page asks for by its handle: public unless told (see app/lib/route-handle.ts). */
function Framed({ children }: { children: ReactNode }) {
  const portal = useRouteLoaderData<PortalInfo>('root')
  const { pathname } = useLocation()
  const { frame, showSearch, signedIn } = readChrome(useMatches().map((match) => match.handle))
  if (frame === 'none' || !portal) return children
  return (
    <PublicFrame portal={portal} currentPath={pathname} showSearch={showSearch} signedIn={signedIn}>
      {children}
    </PublicFrame>
  )
}

export default function App() {
  return (
    <Framed>
      <LoadingNote />
      <Outlet />
    </Framed>
  )
}

/** Status, title and sentence of whatever was thrown; a thrown response may bring its own sentence. */
function describe(error: unknown): { status: number; title: string; sentence: string } {
  const status = isRouteErrorResponse(error) ? error.status : 500
  const data: unknown = isRouteErrorResponse(error) ? error.data : null
  const own = typeof data === 'object' && data !== null && 'sentence' in data ? data.sentence : null
  const text = errorText(status)
  return { status, title: text.title, sentence: typeof own === 'string' ? own : text.sentence }
}

export function ErrorBoundary() {
  const described = describe(useRouteError())
  const portal = useRouteLoaderData<PortalInfo>('root')
  const { pathname } = useLocation()
  // The guards send whoever is not signed in to the sign-in: these pages are refused only to who is.
  const signedIn = described.status === 403 || /^\/(espacio|plataforma|cuenta)(\/|$)/.test(pathname)
  const offerSearch = described.status === 404 && !signedIn
  const page = <ErrorPage {...described} offerSearch={offerSearch} signedIn={signedIn} />
  if (!portal) {
    return (
      <main id="contenido" className="frame site-main">
        {page}
      </main>
    )
  }
  return (
    <PublicFrame portal={portal} currentPath={pathname} showSearch={!offerSearch && !signedIn} signedIn={signedIn}>
      {page}
    </PublicFrame>
  )
}
