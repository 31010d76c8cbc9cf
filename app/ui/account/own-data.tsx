import { accountPaths, workspacePaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'

export type OwnDataProps = {
  email: string
  name: string
  factor: { since: string | null; codesLeft: number; fewCodes: boolean; demandedBy: string | null }
  desks: readonly { slug: string; name: string; roles: readonly string[] }[]
  stateRoles: readonly string[]
}

function factorInWords({ since, codesLeft }: OwnDataProps['factor']): string {
  if (since === null) return 'Sin configurar'
  const left = codesLeft === 0 ? 'sin códigos' : codesLeft === 1 ? 'queda un código' : `quedan ${codesLeft} códigos`
  return `Activo desde el ${since}; ${left} de recuperación`
}

/** Who one is here, what one does in each entity, and how the account is protected. */
export function OwnData({ email, name, factor, desks, stateRoles }: OwnDataProps) {
  return (
    <>
      {factor.fewCodes ? (
        <Notice
          tone="warning"
          title={
            factor.codesLeft === 0 ? 'No tiene códigos de recuperación' : 'Le quedan pocos códigos de recuperación'
          }
        >
          <p>
            <TextLink href={accountPaths.factor()}>Haga diez nuevos</TextLink>, para no quedarse fuera el día que no
            tenga su teléfono.
          </p>
        </Notice>
      ) : null}
      <DescriptionList
        items={[
          { term: 'Nombre', value: name },
          { term: 'Correo', value: email },
          {
            term: 'Contraseña',
            value: <TextLink href={accountPaths.password()}>Cambiarla</TextLink>,
          },
          {
            term: 'Segundo factor',
            value: <TextLink href={accountPaths.factor()}>{factorInWords(factor)}</TextLink>,
          },
        ]}
      />
      <section aria-labelledby="papeles" className="account-part">
        <h2 id="papeles">Sus papeles</h2>
        {desks.length + stateRoles.length === 0 ? (
          <p>Su cuenta todavía no tiene ninguno. Pida el acceso a quien administra su ente.</p>
        ) : (
          <DescriptionList
            items={[
              ...(stateRoles.length > 0 ? [{ term: 'En todo el estado', value: stateRoles.join(', ') }] : []),
              ...desks.map((desk) => ({
                term: desk.name,
                value: <TextLink href={workspacePaths.home(desk.slug)}>{desk.roles.join(', ')}</TextLink>,
              })),
            ]}
          />
        )}
        <p className="small quiet">
          Los da y los quita quien administra cada ente. Si su nombre o su correo están mal, pídale que los corrija.
        </p>
      </section>
    </>
  )
}
