import { useEffect, useRef } from 'react'

export type SummaryError = {
  /** Id of the field, or a path to the page that has it; without it the sentence stands alone. */
  href?: string
  message: string
}

export type ErrorSummaryProps = { errors: readonly SummaryError[]; title?: string }

/** Everything that is wrong with a form, on top of it, each a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors, title = 'Hay datos por corregir' }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="resumen-de-errores">
      <h2 id="resumen-de-errores">{title}</h2>
      <ul className="plain-list">
        {errors.map(({ href, message }) => (
          <li key={`${href ?? ''}${message}`}>{href ? <a href={href}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
