import { paths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import type { NavItem } from './site-header.tsx'
import { TextLink } from './text-link.tsx'

/** Who answers for the portal, its sections again, and what one may do with the data. */
export function SiteFooter({ portal, items }: { portal: PortalInfo; items: readonly NavItem[] }) {
  return (
    <footer className="site-footer">
      <div className="frame">
        <div className="stack-tight">
          <p className="site-footer-head">{portal.title}</p>
          <p className="prose">
            Cada contratación responde ocho preguntas: qué, cómo, cuánto, dónde, a quién, a qué precio, cuándo y de
            dónde sale el recurso.
          </p>
          {portal.coordinatingBody ? <p>Coordina: {portal.coordinatingBody}</p> : null}
        </div>
        <nav aria-label="Al pie">
          <p className="site-footer-head">Secciones</p>
          <ul className="plain-list">
            {items.map(({ href, label }) => (
              <li key={href}>
                <TextLink href={href}>{label}</TextLink>
              </li>
            ))}
            <li>
              <TextLink href={paths.privacy()}>Aviso de privacidad</TextLink>
            </li>
          </ul>
        </nav>
        <div>
          <p className="site-footer-head">Datos abiertos</p>
          <ul className="plain-list">
            <li>Estándar OCDS 1.1 con el perfil EDCA-MX</li>
            {portal.licence ? (
              <li>
                <TextLink href={portal.licence.url}>{portal.licence.name}</TextLink>
              </li>
            ) : null}
            {portal.links.map(({ url, label }) => (
              <li key={url}>
                <TextLink href={url}>{label}</TextLink>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  )
}
