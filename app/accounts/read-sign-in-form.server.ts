import { z } from 'zod'
import { safeReturnPath } from './safe-return-path.ts'

const text = (sentence: string, most: number) =>
  z
    .string({ error: sentence })
    .refine((value) => value.trim() !== '', { error: sentence })
    .max(most, { error: sentence })

const shape = z.object({
  correo: text('Escriba su correo electrónico.', 254),
  contrasena: text('Escriba su contraseña.', 4000),
})

/** Names of the fields; the errors of a form are kept under them. */
export type SignInField = keyof z.infer<typeof shape>

export interface SignInForm {
  email: string
  password: string
  /** A path of ours. */
  returnTo: string
  /** What is missing, by field; nothing here says whether an account exists. */
  errors: Partial<Record<SignInField, string>>
}

/** Reads the form of /ingresar. Whatever is not text counts as missing. */
export function readSignInForm(form: FormData): SignInForm {
  const parsed = shape.safeParse({ correo: form.get('correo'), contrasena: form.get('contrasena') })
  const errors: SignInForm['errors'] = {}
  for (const issue of parsed.error?.issues ?? []) errors[issue.path[0] as SignInField] ??= issue.message
  const typed = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    email: typed('correo').slice(0, 254),
    password: typed('contrasena'),
    returnTo: safeReturnPath(form.get('volver')),
    errors,
  }
}
