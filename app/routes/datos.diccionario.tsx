import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dataDictionary } from '#app/catalog/data-dictionary.ts'
import { paths } from '#app/lib/paths.ts'
import { DictionaryPart } from '#app/ui/data/dictionary-part.tsx'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'

export const meta: MetaFunction = () => [{ title: 'Diccionario de datos' }]

export function loader() {
  return { parts: dataDictionary() }
}

export default function DictionaryPage() {
  const { parts } = useLoaderData<typeof loader>()
  const count = parts.reduce((sum, { fields }) => sum + fields.length, 0)
  return (
    <>
      <Breadcrumbs items={[{ label: 'Datos abiertos', href: paths.data() }, { label: 'Diccionario' }]} />
      <header className="page-head">
        <h1>Diccionario de datos</h1>
        <p className="lead">
          Los {count} datos que puede tener una publicación, según OCDS 1.1.5 y el perfil mexicano EDCA-MX. Busque en la
          página con Ctrl+F; cada dato tiene su propia dirección.
        </p>
      </header>
      <nav aria-label="Partes del diccionario">
        <ul className="part-list plain-list">
          {parts.map(({ key, anchor, title }) => (
            <li key={key}>
              <a href={`#${anchor}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <DictionaryPart key={part.key} part={part} />
      ))}
    </>
  )
}
