import { supplierPaths } from '#app/lib/paths.ts'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

/** Who has signed in for which company, and the way out. */
export function ApplicantBar({ company, token }: { company: { name: string; rfc: string }; token: string }) {
  return (
    <form method="post" action={supplierPaths.leave()} className="applicant-bar no-print">
      <TokenField token={token} />
      <span>
        {company.name} <span className="quiet">RFC {company.rfc}</span>
      </span>
      <Button look="quiet">Salir</Button>
    </form>
  )
}
