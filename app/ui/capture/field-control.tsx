import { useContext } from 'react'
import type { FieldView, OptionView } from '#app/lib/drawn-form.ts'
import { CheckboxGroup, RadioGroup, SelectField } from '#app/ui/form/choice-fields.tsx'
import { describedBy, FieldFrame } from '#app/ui/form/field-frame.tsx'
import { DateField } from '#app/ui/form/special-fields.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'
import type { Basics } from './field-basics.ts'
import { FormContext } from './form-context.ts'
import { OrganizationField } from './organization-field.tsx'

const YES_NO = [
  { value: 'true', label: 'Sí' },
  { value: 'false', label: 'No' },
  { value: '', label: 'Sin respuesta' },
]

/** Many codes fit better in a list that unfolds; a few are all in sight. */
const MOST_IN_SIGHT = 24

/** One field of a drawn form with the control of its kind; what is wrong with it right under its label. */
export function FieldControl({ field }: { field: FieldView }) {
  const { options, messages } = useContext(FormContext)
  const said = messages ? (messages[field.id] ?? {}) : field
  const offered = field.options ? (options[field.options] ?? []) : []
  const [text = ''] = field.texts
  const basics = {
    name: field.name,
    id: field.id,
    label: field.starred ? `${field.label}\u00a0*` : field.label,
    ...(field.help || said.warning ? { help: <Help help={field.help} warning={said.warning} /> } : {}),
    ...(said.error ? { error: said.error } : {}),
  }
  switch (field.control) {
    case 'long-text':
      return <TextArea {...basics} defaultValue={text} rows={3} />
    case 'number':
    case 'integer':
      return (
        <TextField
          {...basics}
          defaultValue={text}
          width="medium"
          inputMode={field.control === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
        />
      )
    case 'yes-no':
      return (
        <div className="choices-inline">
          <RadioGroup {...basics} options={YES_NO} defaultValue={text} />
        </div>
      )
    case 'code':
    case 'award':
      return (
        <SelectField
          {...basics}
          options={offered}
          defaultValue={text}
          emptyLabel={field.control === 'award' ? 'Elija la adjudicación' : 'Elija'}
        />
      )
    case 'codes':
      return <ManyCodes basics={basics} chosen={field.texts} offered={offered} />
    case 'day':
      return text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text) ? (
        <DateField {...basics} defaultValue={text} />
      ) : (
        <TextField {...basics} defaultValue={text} width="medium" />
      )
    case 'moment':
      return <MomentField basics={basics} text={text} />
    case 'organization':
    case 'organizations':
      return <OrganizationField basics={basics} field={field} offered={offered} />
    case 'url':
    case 'email':
      return <TextField {...basics} type={field.control} defaultValue={text} autoComplete="off" spellCheck={false} />
    default:
      return offered.length > 0 ? (
        <SuggestedText basics={basics} text={text} offered={offered} />
      ) : (
        <TextField {...basics} defaultValue={text} autoComplete="off" />
      )
  }
}

function Help({ help, warning }: { help: string; warning: string | undefined }) {
  return (
    <>
      {help}
      {warning ? <span className="field-warning">{warning}</span> : null}
    </>
  )
}

function ManyCodes({ basics, chosen, offered }: { basics: Basics; chosen: string[]; offered: readonly OptionView[] }) {
  const unknown = chosen.filter((code) => !offered.some(({ value }) => value === code))
  const all = [...offered, ...unknown.map((value) => ({ value, label: `${value} (fuera del catálogo)` }))]
  return (
    <>
      <input type="hidden" name={basics.name} value="" />
      <div className={all.length > 6 && all.length <= MOST_IN_SIGHT ? 'choices-columns' : undefined}>
        <CheckboxGroup {...basics} options={all} defaultValues={chosen} />
      </div>
    </>
  )
}

function MomentField({ basics, text }: { basics: Basics; text: string }) {
  const isMoment = text === '' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)
  return (
    <FieldFrame {...basics}>
      <input
        className="control control-medium"
        id={basics.id}
        name={basics.name}
        type={isMoment ? 'datetime-local' : 'text'}
        defaultValue={text}
        {...describedBy(basics.id, basics)}
      />
    </FieldFrame>
  )
}

/** Free text with the words of a list offered while one types. */
function SuggestedText({ basics, text, offered }: { basics: Basics; text: string; offered: readonly OptionView[] }) {
  return (
    <FieldFrame {...basics}>
      <input
        className="control control-full"
        id={basics.id}
        name={basics.name}
        type="text"
        list={`${basics.id}-lista`}
        autoComplete="off"
        defaultValue={text}
        {...describedBy(basics.id, basics)}
      />
      <datalist id={`${basics.id}-lista`}>
        {offered.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </FieldFrame>
  )
}
