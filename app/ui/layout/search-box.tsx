import { Form } from '@remix-run/react'
import { useId } from 'react'
import { paths } from '#app/lib/paths.ts'
import { SearchIcon } from '#app/ui/icons/symbols.tsx'

export type SearchBoxProps = {
  label: string
  /** Name of the query parameter; `q` unless told. */
  name?: string
  /** Where the search goes; `/buscar` unless told. */
  action?: string
  defaultValue?: string
  help?: string
  /** The label is heard and not seen; only where the place itself says what the field is. */
  hideLabel?: boolean
  size?: 'normal' | 'large'
  className?: string
  /** What is kept while searching again: hidden fields, in order. */
  keep?: readonly { name: string; value: string }[]
}

/** One field that searches by address, with or without JavaScript. */
export function SearchBox(props: SearchBoxProps) {
  const {
    label,
    name = 'q',
    action = paths.search(),
    defaultValue,
    help,
    hideLabel,
    size = 'normal',
    keep = [],
  } = props
  const id = useId()
  return (
    <Form
      role="search"
      aria-label={label}
      method="get"
      action={action}
      className={`search-box search-box-${size} ${props.className ?? ''}`.trim()}
    >
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {help ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {keep.map((field) => (
        <input key={`${field.name}=${field.value}`} type="hidden" name={field.name} value={field.value} />
      ))}
      <div className="search-box-row">
        <input
          id={id}
          type="search"
          name={name}
          maxLength={300}
          autoComplete="off"
          defaultValue={defaultValue}
          {...(help ? { 'aria-describedby': `${id}-help` } : {})}
        />
        <button type="submit">
          <SearchIcon />
          <span className={size === 'large' ? '' : 'visually-hidden'}>Buscar</span>
        </button>
      </div>
    </Form>
  )
}
