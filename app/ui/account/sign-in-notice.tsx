import { Notice } from '#app/ui/feedback/notice.tsx'

/** Why somebody is asked to sign in again; nothing without a reason. In: `codigo-vencido`, `sin-guardar` or anything else. */
export function SignInNotice({ reason }: { reason: string | null }) {
  if (reason === 'codigo-vencido')
    return (
      <Notice tone="warning" title="El tiempo para escribir el código terminó">
        <p>Escriba otra vez su correo y su contraseña.</p>
      </Notice>
    )
  if (reason !== 'sin-guardar') return null
  return (
    <Notice tone="warning" title="Su sesión terminó">
      <p>
        Lo último que envió no se guardó. Entre otra vez: llegará a la misma página, con todo lo que se había guardado
        antes.
      </p>
    </Notice>
  )
}
