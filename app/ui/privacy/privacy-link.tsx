import { paths } from '#app/lib/paths.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'

/** The sentence that stands where personal data are taken. */
export function PrivacyLink({ children }: { children: string }) {
  return (
    <p className="small quiet">
      {children} <TextLink href={paths.privacy()}>Aviso de privacidad</TextLink>
    </p>
  )
}
