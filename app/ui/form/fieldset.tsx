import type { ReactNode } from 'react'

export type FieldsetProps = { legend: string; help?: ReactNode; children: ReactNode; id?: string }

/** Fields that belong together, under one heading. */
export function Fieldset({ legend, help, children, id }: FieldsetProps) {
  return (
    <fieldset className="fieldset" id={id}>
      <legend className="fieldset-legend">{legend}</legend>
      {help ? <p className="field-help">{help}</p> : null}
      <div className="fieldset-body">{children}</div>
    </fieldset>
  )
}

/** Two or three short fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row">{children}</div>
}
