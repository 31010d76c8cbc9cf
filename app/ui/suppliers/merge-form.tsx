import { amountInWords, countOf } from '#app/lib/amounts.ts'
import { coordinationPaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, LinkButton } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'

export type Weighed = {
  id: string
  name: string
  identifier: string | null
  processes: number
  entities: number
  pesos: number
  legalForm: string | null
  /** An RFC whose check digit fails. */
  toVerify: string | null
  kind: string
}

/** What a merge moves, before it is done: the first goes to the second. */
export function MergeForm(props: {
  one: Weighed
  other: Weighed & { moved: number }
  token: string
  refused?: { reason: string; sentence: string }
}) {
  const { one, other, token, refused } = props
  const doubts = doubtsOf(one, other)
  return (
    <PageSection id="reunir" title="Reunir estas identidades">
      <p>
        «{one.name}» ({one.identifier ?? one.id}) pasa a ser parte de «{other.name}» ({other.identifier ?? other.id}).
      </p>
      <ul>
        <li>
          Se suman {countOf(one.processes, 'proceso', 'procesos')} de {countOf(one.entities, 'ente', 'entes')} por{' '}
          {amountInWords(one.pesos)}; la otra tiene {countOf(other.processes, 'proceso', 'procesos')} por{' '}
          {amountInWords(other.pesos)}.
        </li>
        <li>
          {other.moved === 1 ? 'Un identificador lleva' : `${other.moved} identificadores llevan`} desde ahora a la
          página de «{other.name}».
        </li>
        <li>Lo publicado por los entes no cambia, y la decisión puede deshacerse.</li>
      </ul>
      {doubts.length > 0 ? (
        <Notice tone="warning" title="Antes de reunirlas, verifique">
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <form method="post" className="stack">
        <TokenField token={token} />
        <input type="hidden" name="con" value={other.id} />
        <TextField
          name="razon"
          label="Razón"
          help="En qué se basa: acta, constancia fiscal, cambio de RFC. Queda en la bitácora."
          {...(refused ? { defaultValue: refused.reason, error: refused.sentence } : {})}
        />
        <p className="button-row">
          <Button look="primary" name="paso" value="reunir">
            Reunir
          </Button>
          <LinkButton href={coordinationPaths.supplier(other.id, { con: one.id })} look="secondary">
            Reunir al revés
          </LinkButton>
        </p>
      </form>
    </PageSection>
  )
}

/** What speaks against their being one. */
function doubtsOf(one: Weighed, other: Weighed): string[] {
  const doubts: string[] = []
  if (one.kind === 'company' && other.kind === 'company')
    doubts.push('Las dos tienen un RFC verificado y distinto: solo son la misma si cambió de RFC.')
  if (one.legalForm !== null && other.legalForm !== null && one.legalForm !== other.legalForm)
    doubts.push(`La forma legal es distinta: «${one.legalForm}» y «${other.legalForm}».`)
  for (const { toVerify } of [one, other])
    if (toVerify !== null) doubts.push(`El dígito verificador de ${toVerify} no corresponde.`)
  return doubts
}
