import { paths } from '#app/lib/paths.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'

const SECTIONS = [
  { href: paths.search(), title: 'Procesos', text: 'Busque por palabra, ente, procedimiento, año, monto o proveedor.' },
  { href: paths.entities(), title: 'Entes', text: 'Qué contrata cada dependencia, municipio y órgano, y a quiénes.' },
  { href: paths.data(), title: 'Datos abiertos', text: 'Todo lo publicado, en OCDS, para descargar o conectar.' },
  { href: paths.dictionary(), title: 'Diccionario de datos', text: 'Qué significa cada dato que se publica.' },
]

/** The sections that exist, as a quiet grid. */
export function SectionGrid() {
  return (
    <section className="page-section" aria-labelledby="secciones">
      <h2 id="secciones">Qué hay en este portal</h2>
      <ul className="section-grid plain-list">
        {SECTIONS.map(({ href, title, text }) => (
          <li key={href}>
            <h3>
              <TextLink href={href}>{title}</TextLink>
            </h3>
            <p className="quiet">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
