import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, LinkButton } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import type { FactorErrors } from './set-up-factor.tsx'

export type FactorInForceProps = {
  token: string
  action: string
  /** Since when, as read. */
  since: string
  codesLeft: number
  fewCodes: boolean
  demandedBy: string | null
  changeHref: string
  /** Which of the forms was sent and refused, and why. */
  refused: { act: string; errors: FactorErrors } | null
}

const leftInWords = (left: number) =>
  left === 0
    ? 'No tiene códigos de recuperación'
    : left === 1
      ? 'Le queda un código de recuperación'
      : `Le quedan ${left} códigos de recuperación`

type ProofProps = {
  act: 'codigos' | 'quitar'
  token: string
  action: string
  label: string
  danger?: boolean
  errors: FactorErrors
}

/** Password and code, before what whoever finds an open session must not do. */
function ProofForm({ act, token, action, label, danger = false, errors }: ProofProps) {
  const errorOf = (field: keyof FactorErrors) => (errors[field] === undefined ? {} : { error: errors[field] })
  return (
    <form method="post" action={action} className="form" noValidate>
      <TokenField token={token} />
      <TextField
        name="contrasena"
        id={`${act}-contrasena`}
        label="Su contraseña"
        type="password"
        autoComplete="current-password"
        width="medium"
        required
        {...errorOf('contrasena')}
      />
      <TextField
        name="codigo"
        id={`${act}-codigo`}
        label="Código del teléfono, o uno de recuperación"
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
        width="medium"
        required
        {...errorOf('codigo')}
      />
      <Button look={danger ? 'danger' : 'secondary'} name="acto" value={act}>
        {label}
      </Button>
    </form>
  )
}

/** A second factor that is in force: its recovery codes, another device, and turning it off where no role demands it. */
export function FactorInForce(props: FactorInForceProps) {
  const { token, action, since, codesLeft, fewCodes, demandedBy, changeHref, refused } = props
  const errorsOf = (act: string) => (refused?.act === act ? refused.errors : {})
  return (
    <>
      <p>
        Activo desde el {since}. Al entrar se le pide su contraseña y el código de su teléfono
        {demandedBy ? `, porque su papel de ${demandedBy} lo exige` : ''}.
      </p>
      <section aria-labelledby="recuperacion" className="account-part">
        <h2 id="recuperacion">Códigos de recuperación</h2>
        {fewCodes ? (
          <Notice tone="warning" title={leftInWords(codesLeft)}>
            <p>Haga diez nuevos: con uno de ellos entra el día que no tenga su teléfono.</p>
          </Notice>
        ) : (
          <p>{leftInWords(codesLeft)}. Con uno de ellos entra el día que no tenga su teléfono.</p>
        )}
        <details open={refused?.act === 'codigos'}>
          <summary>Hacer diez códigos nuevos</summary>
          <p>Los anteriores dejan de servir.</p>
          <ProofForm act="codigos" label="Hacer códigos nuevos" errors={errorsOf('codigos')} {...{ token, action }} />
        </details>
      </section>
      <section aria-labelledby="dispositivo" className="account-part">
        <h2 id="dispositivo">Teléfono</h2>
        <p>Si cambia de teléfono, configure aquí el nuevo antes de borrar el anterior.</p>
        <p>
          <LinkButton href={changeHref}>Cambiar de teléfono</LinkButton>
        </p>
      </section>
      <section aria-labelledby="quitar" className="account-part">
        <h2 id="quitar">Quitar el segundo factor</h2>
        {demandedBy ? (
          <p>No se puede quitar: lo exige su papel de {demandedBy}.</p>
        ) : (
          <details open={refused?.act === 'quitar'}>
            <summary>Quitarlo</summary>
            <p>Su cuenta quedará protegida solo por la contraseña.</p>
            <ProofForm
              act="quitar"
              label="Quitar el segundo factor"
              danger
              errors={errorsOf('quitar')}
              {...{ token, action }}
            />
          </details>
        )}
      </section>
    </>
  )
}
