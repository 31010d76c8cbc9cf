import type { ReactNode } from 'react'
import { describedBy, type FieldBasics, FieldError, FieldFrame, FieldHelp } from './field-frame.tsx'

export type Option = { value: string; label: string; help?: ReactNode }

export type SelectFieldProps = FieldBasics & {
  options: readonly Option[]
  defaultValue?: string
  required?: boolean
  /** First, valueless entry, such as "Elija una"; left out when something is always chosen. */
  emptyLabel?: string
}

/** One of many, in a list that unfolds. A stored value that is not in the list is kept and shown as it is. */
export function SelectField(props: SelectFieldProps) {
  const { name, id = name, label, help, error, optional, options, defaultValue, emptyLabel, required } = props
  const isKnown = !defaultValue || options.some((option) => option.value === defaultValue)
  return (
    <FieldFrame {...{ name, id, label, help, error, optional }}>
      <select
        className="control control-select"
        id={id}
        name={name}
        defaultValue={defaultValue}
        required={required}
        {...describedBy(id, { help, error })}
      >
        {emptyLabel !== undefined ? <option value="">{emptyLabel}</option> : null}
        {isKnown ? null : <option value={defaultValue}>{defaultValue} (fuera del catálogo)</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

export type ChoiceGroupProps = FieldBasics & { options: readonly Option[] }

function Choice(props: { type: 'radio' | 'checkbox'; id: string; name: string; option: Option; checked: boolean }) {
  const { type, id, name, option, checked } = props
  return (
    <div className="choice">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        {...(option.help ? { 'aria-describedby': `${id}-ayuda` } : {})}
      />
      <label htmlFor={id}>
        {option.label}
        {option.help ? (
          <span className="choice-help" id={`${id}-ayuda`}>
            {option.help}
          </span>
        ) : null}
      </label>
    </div>
  )
}

function ChoiceGroup(props: ChoiceGroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { name, id = name, label, help, error, optional, options, type, chosen } = props
  return (
    <fieldset
      className={error ? 'field field-wrong' : 'field'}
      aria-describedby={describedBy(id, { help, error })['aria-describedby']}
    >
      <legend className="field-label">
        {label}
        {optional ? <span className="field-optional"> (opcional)</span> : null}
      </legend>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
      {options.map((option, index) => (
        <Choice
          key={option.value}
          type={type}
          id={index === 0 ? id : `${id}-${index + 1}`}
          name={name}
          option={option}
          checked={chosen.includes(option.value)}
        />
      ))}
    </fieldset>
  )
}

/** One of a few, all in sight. */
export function RadioGroup({ defaultValue, ...rest }: ChoiceGroupProps & { defaultValue?: string }) {
  return <ChoiceGroup {...rest} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />
}

/** Any number of a few, all in sight; the form gets the name once for each. */
export function CheckboxGroup({
  defaultValues = [],
  ...rest
}: ChoiceGroupProps & { defaultValues?: readonly string[] }) {
  return <ChoiceGroup {...rest} type="checkbox" chosen={defaultValues} />
}

export type CheckboxFieldProps = FieldBasics & { value?: string; defaultChecked?: boolean }

/** A single yes; the form gets `value` (`on` unless told) or nothing. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { name, id = name, label, help, error, value = 'on', defaultChecked = false } = props
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <FieldError id={id} error={error} />
      <Choice type="checkbox" id={id} name={name} checked={defaultChecked} option={{ value, label, help }} />
    </div>
  )
}
