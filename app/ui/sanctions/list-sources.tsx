import { countOf } from '#app/lib/amounts.ts'

export type ShownList = {
  code: string
  title: string
  source: string
  asOf: string | null
  accepted: string
  refused: number
  kept: number
  removedOn: string | null
}

/** The lists that a page of sanctions comes from, each with its date and what of it could not be read or is not shown. */
export function ListSources({ lists }: { lists: readonly ShownList[] }) {
  return (
    <ul className="stack-tight">
      {lists.map((list) => (
        <li key={list.code}>
          <strong>{list.title}</strong>, de {list.source}
          {list.removedOn ? (
            <> · la fuente la retiró; ya no cuenta desde el {list.removedOn}</>
          ) : list.asOf ? (
            <>
              {' '}
              · {list.accepted} registros al {list.asOf}
              {list.refused > 0
                ? `, ${countOf(list.refused, 'renglón que no se pudo leer', 'renglones que no se pudieron leer')}`
                : ''}
              {list.kept > 0
                ? `, ${countOf(list.kept, 'de persona física que no se muestra', 'de personas físicas que no se muestran')}`
                : ''}
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
