import { Form } from '@remix-run/react'
import { integrityPaths } from '#app/lib/paths.ts'
import { BADGE_STATE_OPTIONS } from '#app/texts/integrity.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField } from '#app/ui/form/choice-fields.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'

/** Search of the registry by name, RFC or folio, and by state; works by address. */
export function BadgeSearch({ words, state }: { words: string; state: string }) {
  return (
    <Form method="get" action={integrityPaths.home()} className="filter-row" key={`${words} ${state}`}>
      <TextField name="q" label="Nombre, RFC o folio" type="search" defaultValue={words} maxLength={100} />
      <SelectField
        name="estado"
        label="Estado"
        emptyLabel="Todas"
        options={[...BADGE_STATE_OPTIONS]}
        defaultValue={state}
      />
      <Button look="secondary">Buscar</Button>
    </Form>
  )
}
