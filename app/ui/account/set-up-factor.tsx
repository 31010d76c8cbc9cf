import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { QrCode } from './qr-code.tsx'

export type FactorErrors = Partial<Record<'contrasena' | 'codigo' | 'codigoNuevo', string>>

export type SetUpFactorProps = {
  token: string
  action: string
  offer: { qr: { size: number; path: string }; groups: string }
  /** A device is in force already: its code is asked for too. */
  replacing: boolean
  asksPassword: boolean
  errors: FactorErrors
  cancelHref?: string
}

function Steps({ offer }: Pick<SetUpFactorProps, 'offer'>) {
  return (
    <ol className="factor-steps">
      <li>
        <p>
          Instale en su teléfono una aplicación de códigos. Sirve cualquiera que siga la norma TOTP: Aegis, FreeOTP,
          Google Authenticator, Microsoft Authenticator.
        </p>
      </li>
      <li>
        <p>En la aplicación elija agregar una cuenta y apunte la cámara a este código.</p>
        <QrCode qr={offer.qr} label="Código QR con la clave de su cuenta. La misma clave está escrita debajo." />
        <p>
          Si no puede usar la cámara, escriba esta clave en la aplicación:{' '}
          <code className="factor-key">{offer.groups}</code>
        </p>
      </li>
      <li>
        <p>Escriba aquí el código de seis dígitos que la aplicación muestra.</p>
      </li>
    </ol>
  )
}

/** A new device: the key to scan or to type, and the form that proves that it was. */
export function SetUpFactor(props: SetUpFactorProps) {
  const { token, action, offer, replacing, asksPassword, errors, cancelHref } = props
  const errorOf = (field: keyof FactorErrors) => (errors[field] === undefined ? {} : { error: errors[field] })
  return (
    <>
      <Steps offer={offer} />
      <form method="post" action={action} className="form" noValidate>
        <TokenField token={token} />
        <TextField
          name="codigoNuevo"
          label={replacing ? 'Código del dispositivo nuevo' : 'Código de seis dígitos'}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          width="medium"
          required
          {...errorOf('codigoNuevo')}
        />
        {asksPassword ? (
          <TextField
            name="contrasena"
            label="Su contraseña"
            type="password"
            autoComplete="current-password"
            width="medium"
            required
            {...errorOf('contrasena')}
          />
        ) : null}
        {replacing ? (
          <TextField
            name="codigo"
            label="Código del dispositivo que deja, o uno de recuperación"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            width="medium"
            required
            {...errorOf('codigo')}
          />
        ) : null}
        <ButtonRow>
          <Button name="acto" value="confirmar">
            {replacing ? 'Cambiar de dispositivo' : 'Activar el segundo factor'}
          </Button>
          {cancelHref ? (
            <LinkButton href={cancelHref} look="quiet">
              Cancelar
            </LinkButton>
          ) : null}
        </ButtonRow>
      </form>
    </>
  )
}
