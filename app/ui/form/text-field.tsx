import type { InputHTMLAttributes } from 'react'
import { describedBy, type FieldBasics, FieldFrame } from './field-frame.tsx'

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'autoComplete'
  | 'autoFocus'
  | 'inputMode'
  | 'maxLength'
  | 'minLength'
  | 'onChange'
  | 'readOnly'
  | 'required'
  | 'spellCheck'
>

export type TextFieldProps = FieldBasics &
  InputProps & {
    type?: 'text' | 'email' | 'password' | 'url' | 'tel' | 'search'
    defaultValue?: string
    /** Width that hints at the length of what goes in; whole column unless told. */
    width?: 'short' | 'medium' | 'full'
  }

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { name, id = name, label, help, error, optional, type = 'text', width = 'full', ...input } = props
  return (
    <FieldFrame {...{ name, id, label, help, error, optional }}>
      <input
        className={`control control-${width}`}
        id={id}
        name={name}
        type={type}
        {...input}
        {...describedBy(id, { help, error })}
      />
    </FieldFrame>
  )
}

export type TextAreaProps = FieldBasics &
  Pick<InputProps, 'maxLength' | 'required' | 'readOnly'> & { defaultValue?: string; rows?: number }

/** Several lines of text. */
export function TextArea({ name, id = name, label, help, error, optional, rows = 4, ...area }: TextAreaProps) {
  return (
    <FieldFrame {...{ name, id, label, help, error, optional }}>
      <textarea
        className="control control-full"
        id={id}
        name={name}
        rows={rows}
        {...area}
        {...describedBy(id, { help, error })}
      />
    </FieldFrame>
  )
}
