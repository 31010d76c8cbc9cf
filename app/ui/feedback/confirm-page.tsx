import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { Notice } from './notice.tsx'

export type ConfirmPageProps = {
  /** The question: "¿Publicar el proceso ADQ-2026-014?" */
  title: string
  /** What will happen, and to whom. */
  consequences: readonly string[]
  confirmLabel: string
  cancelHref: string
  /** Red only when something is lost. */
  danger?: boolean
  /** Hidden fields (session token, revision) and, if any, a reason to write. */
  children?: ReactNode
  /** Why it can not be done now; takes the button away. */
  refusal?: string
}

/** A page of its own before something that cannot be undone: it says what will happen, then asks. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { title, consequences, confirmLabel, cancelHref, danger = false, children, refusal } = props
  return (
    <Form method="post" className="form confirm-page">
      <h1>{title}</h1>
      <ul>
        {consequences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {refusal ? <Notice tone="warning">{refusal}</Notice> : null}
      {children}
      <ButtonRow>
        {refusal ? null : <Button look={danger ? 'danger' : 'primary'}>{confirmLabel}</Button>}
        <LinkButton href={cancelHref} look="quiet">
          Cancelar y volver
        </LinkButton>
      </ButtonRow>
    </Form>
  )
}
