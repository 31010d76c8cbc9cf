import { accountPaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { AccountLayout } from './account-layout.tsx'
import { FactorInForce } from './factor-in-force.tsx'
import { type FactorErrors, SetUpFactor } from './set-up-factor.tsx'

/** Why a form of this page was refused: by field, or how long to wait. */
export type FactorPageAnswer = { act: string; errors: FactorErrors; wait?: string }

export type FactorPageProps = {
  returnTo: string
  token: string
  status: { codesLeft: number; fewCodes: boolean; demandedBy: string | null }
  since: string | null
  resetAt: string | null
  offer: { qr: { size: number; path: string }; groups: string } | null
  asksPassword: boolean
  alone: boolean
  answer: FactorPageAnswer | null
}

/** Said to a person whose factor somebody else took away. Whoever needs no other one says that they read it. */
function ResetNotice({
  resetAt,
  token,
  action,
  demanded,
}: {
  resetAt: string
  token: string
  action: string
  demanded: boolean
}) {
  return (
    <Notice tone="warning" title="Su segundo factor fue restablecido">
      <p>
        Quien administra lo quitó el {resetAt}, y se cerraron todas sus sesiones. Si usted no lo pidió, cambie su
        contraseña y avise a quien administra su ente.
      </p>
      {demanded ? null : (
        <form method="post" action={action}>
          <TokenField token={token} />
          <Button look="secondary" name="acto" value="enterado">
            Enterado, continuar
          </Button>
        </form>
      )}
    </Notice>
  )
}

function introduction(demandedBy: string | null, replacing: boolean): string {
  if (replacing) return 'Agregue la cuenta en el teléfono nuevo. En cuanto lo confirme, el anterior deja de servir.'
  const why = demandedBy ? `Su papel de ${demandedBy} exige` : 'Puede agregar'
  return `${why} un segundo factor: además de la contraseña, un código que muestra su teléfono. Así nadie entra a su cuenta solo con su contraseña.`
}

/** The page of the second factor: setting one up, replacing the device, or the one in force. */
export function FactorPage(props: FactorPageProps) {
  const { returnTo, token, status, since, resetAt, offer, asksPassword, alone, answer } = props
  const replacing = since !== null
  const refused = answer
  const action = accountPaths.factor(returnTo, { changing: replacing && offer !== null })
  const problems = Object.entries(refused?.errors ?? {}).map(([field, message]) => ({
    href: refused?.act === 'confirmar' ? `#${field}` : `#${refused?.act}-${field}`,
    message,
  }))
  if (refused?.wait) problems.push({ href: '#contenido', message: refused.wait })
  return (
    <AccountLayout
      title={replacing && offer ? 'Cambiar de teléfono' : 'Segundo factor'}
      current={accountPaths.factor()}
      alone={alone}
    >
      <ErrorSummary errors={problems} title="No se hizo el cambio" />
      {resetAt ? <ResetNotice demanded={status.demandedBy !== null} {...{ resetAt, token, action }} /> : null}
      {offer ? (
        <>
          <p className="lead">{introduction(status.demandedBy, replacing)}</p>
          <SetUpFactor
            errors={refused?.errors ?? {}}
            {...{ token, action, offer, replacing, asksPassword }}
            {...(replacing ? { cancelHref: accountPaths.factor() } : {})}
          />
        </>
      ) : (
        <FactorInForce
          {...status}
          {...{ token, action, refused }}
          since={since ?? ''}
          changeHref={accountPaths.factor(undefined, { changing: true })}
        />
      )}
    </AccountLayout>
  )
}
