import type { ReactNode } from 'react'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type CodeFormProps = {
  name: string
  token: string
  /** The field is for a recovery code. */
  recovery: boolean
  /** Where the form goes; where the other kind of code is asked for; where one begins again. */
  action: string
  otherWay: string
  startOver: string
  error?: string
  /** Between heading and field: the code of the demonstration. */
  children?: ReactNode
}

/** The second step of signing in: one field for the six digits, or for a recovery code. */
export function CodeForm({ name, token, recovery, action, otherWay, startOver, error, children }: CodeFormProps) {
  const field = recovery
    ? { label: 'Código de recuperación', help: 'Doce letras y números, como k7mp-3xq2-9dtw. Cada uno sirve una vez.' }
    : { label: 'Código de seis dígitos', inputMode: 'numeric' as const, help: 'Cambia cada 30 segundos.' }
  return (
    <>
      {error ? <ErrorSummary errors={[{ href: '#codigo', message: error }]} title="No pudo entrar" /> : null}
      <h1>{recovery ? 'Entrar con un código de recuperación' : 'Escriba el código de su teléfono'}</h1>
      <p className="lead">
        {recovery
          ? `${name}, escriba uno de los códigos que guardó cuando configuró su segundo factor.`
          : `${name}, abra la aplicación de códigos de su teléfono y escriba el que muestra para este portal.`}
      </p>
      {children}
      <form method="post" action={action} className="form" noValidate>
        <TokenField token={token} />
        <TextField
          name="codigo"
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={40}
          width="medium"
          required
          autoFocus
          {...field}
          {...(error ? { error } : {})}
        />
        <Button>Entrar</Button>
      </form>
      <p className="small">
        <TextLink href={otherWay}>
          {recovery ? 'Usar el código del teléfono' : 'No tengo mi teléfono: usar un código de recuperación'}
        </TextLink>
        {' · '}
        <TextLink href={startOver}>Empezar de nuevo</TextLink>
      </p>
      <p className="small quiet">
        Tiene diez minutos para escribirlo. Sin teléfono ni códigos de recuperación, pida a quien administra su ente que
        restablezca su segundo factor.
      </p>
    </>
  )
}
