import { Form, useSubmit } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

/**
 * Takes the code of a mail in. The link brings it behind the #, which no server is sent: a browser with scripts hands it over by
 * itself and takes it out of the address; without scripts the person pastes it.
 */
export function CodeForm({
  action,
  token,
  error,
}: {
  action: string
  token: string | null
  error?: string | undefined
}) {
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  useEffect(() => {
    const code = window.location.hash.slice(1)
    const field = form.current?.elements.namedItem('codigo')
    if (!/^[\w-]{43}$/.test(code) || !(field instanceof HTMLInputElement)) return
    window.history.replaceState(window.history.state, '', window.location.pathname)
    field.value = code
    submit(form.current)
  }, [submit])
  return (
    <Form method="post" action={action} className="form" noValidate ref={form}>
      {token === null ? null : <TokenField token={token} />}
      <input type="hidden" name="acto" value="abrir" />
      <TextField
        name="codigo"
        label="Código del correo"
        help="Está en el correo, después de «pegue este código». También puede pegar el enlace completo."
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        {...(error === undefined ? {} : { error })}
      />
      <Button>Continuar</Button>
    </Form>
  )
}
