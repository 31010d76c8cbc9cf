import { countOf } from '#app/lib/amounts.ts'
import { coordinationPaths } from '#app/lib/paths.ts'
import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { SearchBox } from '#app/ui/layout/search-box.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import type { Weighed } from './merge-form.tsx'

const HOW: Record<string, string> = {
  words: 'Las mismas palabras',
  beginning: 'Su nombre empieza igual',
  likeness: 'Nombre parecido',
}

/** Who may be the same supplier, each with the link that shows what joining them would move. */
export function NearIdentities({ id, near }: { id: string; near: readonly (Weighed & { how: string })[] }) {
  return (
    <PageSection id="parecidos" title="Podrían ser el mismo">
      {near.length === 0 ? (
        <p className="quiet">No hay nombres parecidos en el padrón.</p>
      ) : (
        <ul className="entity-list plain-list">
          {near.map(({ id: other, name, identifier, processes, how }) => (
            <li key={other} className="entity-line">
              <span>
                {name}
                <span className="supplier-line small quiet">
                  {identifier ?? other} · {HOW[how] ?? how} · {countOf(processes, 'proceso', 'procesos')}
                </span>
              </span>
              <TextLink href={coordinationPaths.supplier(id, { con: other })}>Comparar y reunir</TextLink>
            </li>
          ))}
        </ul>
      )}
      <SearchBox label="Comparar con otro RFC o identificador" name="con" action={coordinationPaths.supplier(id)} />
    </PageSection>
  )
}

/** The ids that are one identity; the one that is looked at can be taken out when it was joined to another. */
export function IdentityMembers(props: {
  id: string
  identity: string
  members: readonly Weighed[]
  token: string
  refused?: { reason: string; sentence: string }
}) {
  const { id, identity, members, token, refused } = props
  if (members.length < 2) return null
  return (
    <PageSection id="identidad" title="Identificadores de esta identidad">
      <ul className="entity-list plain-list">
        {members.map((member) => (
          <li key={member.id} className="entity-line">
            <span>
              <TextLink href={coordinationPaths.supplier(member.id)}>{member.name}</TextLink>
              <span className="supplier-line small quiet">
                {member.id}
                {member.id === identity ? ' · identidad principal' : ''}
              </span>
            </span>
            <span className="number">{countOf(member.processes, 'proceso', 'procesos')}</span>
          </li>
        ))}
      </ul>
      {id === identity ? null : (
        <form method="post" className="stack">
          <TokenField token={token} />
          <TextField
            name="razon"
            id="razon-separar"
            label="Razón para separar este identificador"
            {...(refused ? { defaultValue: refused.reason, error: refused.sentence } : {})}
          />
          <Button look="secondary" name="paso" value="separar">
            Separar
          </Button>
        </form>
      )}
    </PageSection>
  )
}
