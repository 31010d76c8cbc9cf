import type { ReactNode } from 'react'

export type FieldBasics = {
  /** Name of the value in the form. */
  name: string
  /** Id of the control; the name unless told. Errors and findings link to it. */
  id?: string
  label: string
  /** Under the label, never in a placeholder: what to write and where to find it. */
  help?: ReactNode
  /** What is wrong and what to do; marks the field and is read with it. */
  error?: string
  /** Says "(opcional)" after the label. */
  optional?: boolean
}

/** Ids that tie a control to its help and error. */
export function describedBy(id: string, { help, error }: Pick<FieldBasics, 'help' | 'error'>) {
  const ids = [help ? `${id}-ayuda` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return {
    ...(ids ? { 'aria-describedby': ids } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
}

/** The help under a label, tied to its control by id. */
export function FieldHelp({ id, help }: { id: string; help: ReactNode }) {
  return help ? (
    <p className="field-help" id={`${id}-ayuda`}>
      {help}
    </p>
  ) : null
}

/** What is wrong at a field, tied to its control by id and said to be an error. */
export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? (
    <p className="field-error" id={`${id}-error`}>
      <span className="visually-hidden">Error: </span>
      {error}
    </p>
  ) : null
}

/** Label, help, error, control, in that order, for controls that have one input. */
export function FieldFrame({
  children,
  id,
  label,
  help,
  error,
  optional,
}: FieldBasics & { id: string; children: ReactNode }) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional"> (opcional)</span> : null}
      </label>
      <FieldHelp id={id} help={help} />
      <FieldError id={id} error={error} />
      {children}
    </div>
  )
}
