import { describe, expect, it } from 'vitest'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { ErrorPage } from '#app/ui/layout/error-page.tsx'
import { PublicFrame } from '#app/ui/layout/public-frame.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TabLinks } from '#app/ui/layout/tab-links.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { draw, forbiddenIn, HOSTILE } from './draw.tsx'

const portal = {
  title: 'Portal de prueba',
  stateName: HOSTILE,
  timeZone: 'America/Mexico_City',
  coordinatingBody: 'Contraloría',
  licence: { name: 'Libre Uso MX', url: 'https://datos.gob.mx/libreusomx' },
  links: [{ label: 'Otro', url: 'javascript:alert(1)' }],
  fictional: true,
}

describe('a link', () => {
  it.each([
    ['/buscar?q=x', '<a data-discover="true" href="/buscar?q=x">x</a>'],
    ['#parte', '<a href="#parte">x</a>'],
    ['/api/v1/releases', '<a href="/api/v1/releases">x</a>'],
    ['https://example.org/', '<a href="https://example.org/" rel="noopener noreferrer external">x</a>'],
    ['javascript:alert(1)', '<span>x</span>'],
    ['//evil.example', '<span>x</span>'],
    ['', '<span>x</span>'],
  ])('to %s', (href, html) => {
    expect(draw(<TextLink href={href}>x</TextLink>)).toBe(html)
  })
})

describe('the public frame', () => {
  const html = draw(
    <PublicFrame portal={portal} currentPath="/entidades/salud">
      <h1>Salud</h1>
    </PublicFrame>,
  )

  it('says on every page of a fictional state that it is one', () => {
    expect(html).toContain('Datos ficticios de demostración')
    expect(
      draw(
        <PublicFrame portal={{ ...portal, fictional: false }} currentPath="/">
          {null}
        </PublicFrame>,
      ),
    ).not.toContain('ficticios')
  })

  it('marks where one is, and has one main part that can be skipped to', () => {
    expect(html).toMatch(/<a aria-current="page"[^>]*href="\/entidades"/)
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html).toContain('<main id="contenido"')
  })

  it('names its navigations apart', () => {
    const names = [...html.matchAll(/<nav[^>]*aria-label="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(names).size).toBe(names.length)
  })

  it('holds nothing that the policy refuses, and escapes what it is given', () => {
    expect(forbiddenIn(html)).toEqual([])
    expect(html).toContain('&lt;script&gt;')
  })
})

it('a search box searches by address, keeps what it is told and ties its help', () => {
  const html = draw(
    <SearchBox label="Qué busca" help="Un ente." defaultValue={HOSTILE} keep={[{ name: 'orden', value: 'monto' }]} />,
  )
  expect(html).toMatch(/<form [^>]*method="get"[^>]*action="\/buscar"[^>]*role="search"/)
  expect(html).toContain('<input type="hidden" name="orden" value="monto"/>')
  const help = /<p class="field-help" id="([^"]+)"/.exec(html)?.[1]
  expect(html).toContain(`aria-describedby="${help}"`)
  expect(forbiddenIn(html)).toEqual([])
})

it('breadcrumbs end where one is', () => {
  const html = draw(
    <Breadcrumbs
      items={[
        { label: 'Inicio', href: '/' },
        { label: 'Entes', href: '/entidades' },
      ]}
    />,
  )
  expect(html).toContain('<span aria-current="page">Entes</span>')
  expect(html).not.toContain('href="/entidades"')
})

it('tabs tell the one in sight', () => {
  const html = draw(
    <TabLinks
      label="Vistas"
      items={[
        { href: '/a', label: 'A', count: 1200, current: true },
        { href: '/b', label: 'B', current: false },
      ]}
    />,
  )
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toContain('1,200')
})

it('an error page says what happened, offers to search, and gives its number last', () => {
  const html = draw(<ErrorPage status={404} title="No encontramos la página" sentence="Revísela." offerSearch />)
  expect(html).toMatch(/<h1>No encontramos la página<\/h1>.*Revísela\..*role="search".*Código 404/s)
})
