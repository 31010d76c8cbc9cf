import { createContext, useContext } from 'react'
import type { FieldView, OptionView } from '#app/lib/drawn-form.ts'
import { Button } from '#app/ui/form/button.tsx'
import { CheckboxGroup, SelectField } from '#app/ui/form/choice-fields.tsx'
import { NewPartyFields } from '#app/ui/suppliers/new-party-fields.tsx'
import type { Basics } from './field-basics.ts'

/** Organizations typed under a field that could not be added, by the name of the field: they come back as typed. */
export const TypedPartiesContext = createContext<Record<string, { rfc: string; partyName: string; sentence: string }>>(
  {},
)

/** Chooses among those registered in the process; whoever is missing is added here by RFC and name. */
export function OrganizationField(props: { basics: Basics; field: FieldView; offered: readonly OptionView[] }) {
  const { basics, field, offered } = props
  const chosen = field.texts.filter((text) => text !== '')
  const unknown = chosen.filter((id) => !offered.some(({ value }) => value === id))
  const all = [...offered, ...unknown.map((value) => ({ value, label: `${value} (no está entre los actores)` }))]
  return (
    <div className="organization">
      {field.control === 'organizations' ? (
        <>
          <input type="hidden" name={field.name} value="" />
          <CheckboxGroup {...basics} options={all} defaultValues={chosen} />
        </>
      ) : (
        <SelectField {...basics} options={all} defaultValue={chosen[0] ?? ''} emptyLabel="Elija" />
      )}
      <NewParty field={field} />
    </div>
  )
}

function NewParty({ field }: { field: FieldView }) {
  const typed = useContext(TypedPartiesContext)[field.name]
  return (
    <details className="organization-new" open={typed !== undefined}>
      <summary>¿No está en la lista? Agréguela aquí</summary>
      <div className="organization-new-body">
        {typed ? (
          <p className="field-error" role="alert">
            {typed.sentence}
          </p>
        ) : null}
        <NewPartyFields field={field} rfc={typed?.rfc ?? ''} partyName={typed?.partyName ?? ''} />
        <Button look="secondary" name="@intent" value="guardar">
          Agregar y elegir
        </Button>
      </div>
    </details>
  )
}
