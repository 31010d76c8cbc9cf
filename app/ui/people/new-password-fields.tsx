import { TextField } from '#app/ui/form/text-field.tsx'

/** A new password, written twice. Never given back: a refused form asks for both again. */
export function NewPasswordFields({ errors }: { errors: { contrasena?: string; repetida?: string } }) {
  return (
    <>
      <TextField
        name="contrasena"
        label="Contraseña nueva"
        type="password"
        autoComplete="new-password"
        help="Doce caracteres o más; mejor quince. Una frase de varias palabras poco relacionadas sirve bien."
        required
        {...(errors.contrasena === undefined ? {} : { error: errors.contrasena })}
      />
      <TextField
        name="repetida"
        label="Repita la contraseña"
        type="password"
        autoComplete="new-password"
        required
        {...(errors.repetida === undefined ? {} : { error: errors.repetida })}
      />
    </>
  )
}
