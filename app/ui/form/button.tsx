import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'style' | 'className'> & { look?: ButtonLook }

/** A button that does something; `type="submit"` unless told. */
export function Button({ look = 'primary', type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${look}`} {...rest} />
}

export type LinkButtonProps = { href: string; look?: ButtonLook; children: ReactNode; download?: boolean }

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, look = 'secondary', children, download }: LinkButtonProps) {
  return (
    <TextLink href={href} className={`button button-${look}`} download={download}>
      {children}
    </TextLink>
  )
}

/** Buttons side by side; on a phone one under the other. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>
}
