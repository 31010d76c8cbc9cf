import type { FormEvent } from 'react'
import { proposeKey, proposeSlug } from '#app/lib/entity-names.ts'
import { SPHERES, sphereName } from '#app/texts/entities.ts'
import { KIND_OPTIONS, LEVEL_OPTIONS, rosterField } from '#app/texts/roster.ts'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FieldRow, Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'

export type EntityFormProps = {
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string | undefined>>
  parents: readonly { value: string; label: string }[]
  /** Address and key are proposed while the name is typed; of an entity that is there they are not in this form. */
  isNew: boolean
}

const SPHERE_OPTIONS = SPHERES.map((value) => ({ value, label: sphereName(value) }))

/** Writes proposals beside what is typed, until the field that they are for is typed in. Without scripts the server proposes. */
function propose({ target, currentTarget }: FormEvent<HTMLElement>): void {
  const typed = target as HTMLInputElement
  const field = (name: string) => currentTarget.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  if (typed.name === 'slug' || typed.name === 'key') typed.dataset.own = 'yes'
  if (typed.name !== 'official_name' && typed.name !== 'short_name') return
  const [name, short, slug, key] = [field('official_name'), field('short_name'), field('slug'), field('key')]
  if (slug && !slug.dataset.own) slug.value = proposeSlug(name?.value ?? '')
  if (key && !key.dataset.own) key.value = proposeKey(name?.value ?? '', short?.value ?? '')
}

/** Everything that is wrong, in the order of the form, each a link to its field. */
export function RosterErrors({ errors }: Pick<EntityFormProps, 'errors'>) {
  const listed = Object.entries(errors).flatMap(([name, message]) => (message ? [{ href: `#${name}`, message }] : []))
  return <ErrorSummary errors={listed} />
}

/** The facts of an entity of the roster. */
export function EntityForm({ values, errors, parents, isNew }: EntityFormProps) {
  const field = (name: string) => {
    const error = errors[name]
    return { name, label: rosterField(name), defaultValue: values[name] ?? '', ...(error ? { error } : {}) }
  }
  return (
    <div className="stack-loose" onInput={isNew ? propose : undefined}>
      <Fieldset legend="Cómo se llama">
        <TextField {...field('official_name')} help="Completo, como en su decreto o ley." autoComplete="off" />
        <TextField {...field('short_name')} help="Siglas o nombre corriente; encabeza las tablas." width="medium" />
        {isNew ? (
          <>
            <TextField
              {...field('slug')}
              help="De su página: /entidades/… Minúsculas, cifras y guiones. Si lo deja vacío, se propone."
              spellCheck={false}
            />
            <TextField
              {...field('key')}
              help="De 2 a 12 mayúsculas o cifras. Va en los OCID de sus procesos y no cambia nunca. Si la deja vacía, se propone."
              width="short"
              spellCheck={false}
            />
          </>
        ) : null}
      </Fieldset>
      <Fieldset legend="Qué es">
        <FieldRow>
          <SelectField {...field('level')} options={LEVEL_OPTIONS} emptyLabel="Elija uno" />
          <SelectField {...field('sphere')} options={SPHERE_OPTIONS} emptyLabel="Elija uno" />
        </FieldRow>
        <SelectField {...field('kind')} options={KIND_OPTIONS} emptyLabel="Elija uno" />
        <SelectField
          {...field('parent')}
          options={parents}
          emptyLabel="De ninguno"
          help="Del mismo poder y, si es municipal, del mismo municipio."
          optional
        />
        <FieldRow>
          <TextField
            {...field('inegi_municipality')}
            help="Tres cifras, solo en entes municipales. Por ejemplo, 039."
            width="short"
            inputMode="numeric"
            optional
          />
          <TextField {...field('rfc')} help="Doce caracteres; se revisa el dígito." width="short" optional />
        </FieldRow>
      </Fieldset>
      <Fieldset legend="De dónde se sabe">
        <TextField {...field('source')} help="Decreto, periódico oficial u oficio, con su fecha." />
        <TextField {...field('notice')} help="Se muestra en cada una de sus páginas." optional />
        <TextArea {...field('note')} help="La lee solo la operación del portal." rows={2} optional />
      </Fieldset>
    </div>
  )
}
