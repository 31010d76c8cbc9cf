import { formatInstant } from '#app/lib/dates.ts'
import { paths } from '#app/lib/paths.ts'
import { roleName } from '#app/texts/roles.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { PrivacyLink } from '#app/ui/privacy/privacy-link.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { CodeForm } from './code-form.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'

export interface ShownInvitationPage {
  step: string
  token: string | null
  personEmail: string | null
  zone: string
  invitation: {
    entityName: string
    roles: readonly string[]
    name: string
    email: string
    invitedBy: string | null
    expiresAt: string
  } | null
}

export interface InvitationStepsProps {
  page: ShownInvitationPage
  problem: {
    errors: { codigo?: string; nombre?: string; contrasena?: string; repetida?: string }
    name: string | null
  } | null
  action: string
  signInPath: string
}

function Offer({ invitation, zone }: { invitation: NonNullable<ShownInvitationPage['invitation']>; zone: string }) {
  return (
    <DescriptionList
      items={[
        { term: 'Ente', value: invitation.entityName },
        { term: 'Papeles', value: invitation.roles.map(roleName).join(', ') },
        { term: 'Para', value: invitation.email },
        { term: 'Invita', value: invitation.invitedBy ?? 'La operación del portal' },
        { term: 'Vale hasta', value: formatInstant(invitation.expiresAt, zone) },
      ]}
    />
  )
}

function NewAccount({ page, problem, action }: InvitationStepsProps) {
  const { nombre, ...passwords } = problem?.errors ?? {}
  return (
    <form method="post" action={action} className="form" noValidate>
      <input type="hidden" name="acto" value="nueva" />
      <TextField
        name="nombre"
        label="Nombre y apellidos"
        autoComplete="name"
        maxLength={200}
        defaultValue={problem?.name ?? page.invitation?.name ?? ''}
        required
        {...(nombre === undefined ? {} : { error: nombre })}
      />
      <NewPasswordFields errors={passwords} />
      <PrivacyLink>Su nombre y su correo sirven para darle acceso y dejar constancia de lo que hace aquí.</PrivacyLink>
      <Button>Crear la cuenta y aceptar</Button>
    </form>
  )
}

function Accept({ token, action }: { token: string; action: string }) {
  return (
    <form method="post" action={action} className="form">
      <TokenField token={token} />
      <input type="hidden" name="acto" value="aceptar" />
      <p>Al aceptar se cierran sus sesiones, porque cambian sus permisos: enseguida entra de nuevo.</p>
      <PrivacyLink>Queda constancia de lo que hace en el portal.</PrivacyLink>
      <Button>Aceptar la invitación</Button>
    </form>
  )
}

/** The steps of an invitation: code, what is offered, and how it is accepted by whoever reads it. */
export function InvitationSteps(props: InvitationStepsProps) {
  const { page, problem, action, signInPath } = props
  const { step, invitation, token } = page
  if (step === 'accepted')
    return (
      <>
        <h1>La invitación se aceptó</h1>
        <p className="lead">Sus sesiones se cerraron porque cambiaron sus permisos. Entre de nuevo para trabajar.</p>
        <LinkButton href={paths.signIn()} look="primary">
          Entrar
        </LinkButton>
      </>
    )
  if (!invitation)
    return (
      <>
        <h1>Abrir una invitación</h1>
        <p className="lead">Le llegó por correo, con un enlace y un código que valen 72 horas.</p>
        {step === 'gone' ? (
          <Notice tone="warning" title="La invitación que tenía abierta ya no vale">
            <p>
              Se aceptó, se retiró, venció o se reemplazó por otra. Abra el correo más reciente o pida que se la envíen.
            </p>
          </Notice>
        ) : null}
        <CodeForm action={action} token={token} error={problem?.errors.codigo} />
      </>
    )
  return (
    <>
      <h1>Invitación a {invitation.entityName}</h1>
      <Offer invitation={invitation} zone={page.zone} />
      {step === 'new-account' ? <NewAccount {...props} /> : null}
      {step === 'accept' && token !== null ? <Accept token={token} action={action} /> : null}
      {step === 'sign-in' ? (
        <>
          <p>Ese correo ya tiene una cuenta en el portal. Entre con ella y aquí mismo podrá aceptar.</p>
          <LinkButton href={signInPath} look="primary">
            Entrar y aceptar
          </LinkButton>
        </>
      ) : null}
      {step === 'other-account' ? (
        <Notice tone="warning" title={`Su sesión es de ${page.personEmail}`}>
          <p>La invitación es para {invitation.email}. Cierre la sesión y vuelva a abrir el enlace del correo.</p>
          <ButtonRow>
            <LinkButton href={paths.signOut()}>Cerrar la sesión</LinkButton>
          </ButtonRow>
        </Notice>
      ) : null}
      {step === 'disabled' ? (
        <Notice tone="warning" title="La cuenta de ese correo está suspendida">
          <p>Pida a la operación del portal que la active y vuelva a abrir el enlace.</p>
        </Notice>
      ) : null}
    </>
  )
}
