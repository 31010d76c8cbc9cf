import { Badge } from '#app/ui/badges/badge.tsx'

export type ShownField = {
  path: string
  anchor: string
  title: string
  description: string
  type: string
  required: boolean
  deprecated: boolean
  extension: string | null
  part: string | null
  partHref: string | null
  codelist: { name: string; open: boolean; codes: readonly { code: string; title: string }[] } | null
}

function FieldEntry({ field }: { field: ShownField }) {
  const { anchor, path, title, description, type, required, deprecated, extension, part, partHref, codelist } = field
  return (
    <div className="dictionary-field" id={anchor}>
      <dt>
        <a href={`#${anchor}`}>{title}</a> <code>{path}</code>
      </dt>
      <dd>
        <p>{description}</p>
        <p className="small quiet cluster">
          <span>{type}</span>
          {partHref ? <a href={partHref}>ver {part}</a> : null}
          {required ? <Badge tone="accent">Obligatorio</Badge> : null}
          {deprecated ? <Badge tone="warning">En desuso</Badge> : null}
          {extension ? <Badge>EDCA-MX: {extension}</Badge> : null}
        </p>
        {codelist ? (
          <details className="fold">
            <summary>
              Claves de {codelist.name} {codelist.open ? '(lista abierta)' : '(lista cerrada)'}
            </summary>
            <ul className="code-list plain-list small">
              {codelist.codes.map(({ code, title: words }) => (
                <li key={code}>
                  <code>{code}</code> {words}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </dd>
    </div>
  )
}

/** One part of the dictionary: its fields with names, types and codes. */
export function DictionaryPart({
  part,
}: {
  part: { key: string; anchor: string; title: string; fields: readonly ShownField[] }
}) {
  return (
    <section className="page-section" id={part.anchor} aria-labelledby={`${part.anchor}-titulo`}>
      <h2 id={`${part.anchor}-titulo`}>
        {part.title} <code className="part-key">{part.key}</code>
      </h2>
      <dl className="dictionary">
        {part.fields.map((field) => (
          <FieldEntry key={field.path} field={field} />
        ))}
      </dl>
    </section>
  )
}
