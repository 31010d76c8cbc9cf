import { describedBy, type FieldBasics, FieldFrame } from './field-frame.tsx'

export type DateFieldProps = FieldBasics & {
  /** `2026-03-14`; a longer ISO text is cut to its date. */
  defaultValue?: string
  required?: boolean
  /** Earliest and latest date, `2026-03-14`. */
  min?: string
  max?: string
}

/** A calendar date. The browser shows it in its own way; the form gets `2026-03-14`. */
export function DateField({ name, id = name, label, help, error, optional, defaultValue, ...input }: DateFieldProps) {
  return (
    <FieldFrame {...{ name, id, label, help, error, optional }}>
      <input
        className="control control-date"
        id={id}
        name={name}
        type="date"
        defaultValue={defaultValue?.slice(0, 10)}
        {...input}
        {...describedBy(id, { help, error })}
      />
    </FieldFrame>
  )
}

export type MoneyFieldProps = FieldBasics & {
  /** As it was typed, so that a wrong amount is given back untouched. */
  defaultValue?: string
  required?: boolean
  /** Shown after the field; the currency itself is another field where it can change. */
  currency?: string
}

/** An amount of money, with sign and currency at its sides. The form gets what was typed. */
export function MoneyField(props: MoneyFieldProps) {
  const { name, id = name, label, help, error, optional, currency = 'MXN', ...input } = props
  return (
    <FieldFrame {...{ name, id, label, help, error, optional }}>
      <div className="control-joined">
        <span aria-hidden="true" className="control-affix">
          $
        </span>
        <input
          className="control control-money"
          id={id}
          name={name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...input}
          {...describedBy(id, { help, error })}
        />
        <span className="control-affix">{currency}</span>
      </div>
    </FieldFrame>
  )
}

export type FileFieldProps = FieldBasics & { accept?: string; multiple?: boolean; required?: boolean }

/** One or more files to send. */
export function FileField({ name, id = name, label, help, error, optional, ...input }: FileFieldProps) {
  return (
    <FieldFrame {...{ name, id, label, help, error, optional }}>
      <input
        className="control control-file"
        id={id}
        name={name}
        type="file"
        {...input}
        {...describedBy(id, { help, error })}
      />
    </FieldFrame>
  )
}
