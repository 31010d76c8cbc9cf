import { roleList } from './role-list.ts'

/** What the text of a mail is made from. */
export interface MailFacts {
  portal: string
  /** Body that coordinates the portal in the state. */
  coordinatingBody: string
  /** Address of the portal, without a final slash. */
  portalUrl: string
  /** Whom it goes to, whom it tells of, who invites: names as they are in the portal. */
  name: string
  about: string | null
  invitedBy: string | null
  entity: string | null
  roles: readonly string[]
  /** When what it tells of happened, and until when an invitation holds: dates and hours as read in the state. */
  happened: string
  until: string | null
  /** Address of the page that the secret opens, and the secret. */
  link: string | null
  secret: string | null
}

/** The text of a mail, before it is made plain or HTML: paragraphs, at most one link, paragraphs. */
export interface MailText {
  subject: string
  before: string[]
  link: { label: string; href: string } | null
  after: string[]
}

/** How a page is reached when the link does not open. */
const byHand = ({ portalUrl, secret }: MailFacts, page: string) =>
  `Si el enlace no abre, entre a ${portalUrl}${page} y pegue este código: ${secret}`

const texts: Record<string, (facts: MailFacts) => Omit<MailText, 'link'> & { linkLabel?: string }> = {
  invitation: (facts) => ({
    subject: `Invitación para trabajar en ${facts.entity}`,
    before: [
      `${facts.invitedBy ?? 'La operación del portal'} le invita a trabajar en ${facts.entity}, dentro del portal «${facts.portal}», con el papel de ${roleList(facts.roles, 'y')}.`,
      'Para aceptar abra este enlace. Si todavía no tiene cuenta, ahí mismo escribe su nombre y elige su contraseña; si ya la tiene, entra con ella.',
    ],
    linkLabel: 'Ver la invitación',
    after: [
      byHand(facts, '/invitacion'),
      `La invitación vale 72 horas, hasta el ${facts.until}, y sirve una sola vez. No la reenvíe: quien tenga el enlace podría entrar en su lugar.`,
      `Si no la esperaba, no haga nada: mientras no la acepte no se abre ningún acceso. Si le parece un engaño, avise a ${facts.entity}.`,
    ],
  }),
  'password-reset': (facts) => ({
    subject: 'Recuperar el acceso a su cuenta',
    before: [
      `Alguien pidió una contraseña nueva para su cuenta del portal «${facts.portal}». Si fue usted, elíjala en este enlace:`,
    ],
    linkLabel: 'Elegir una contraseña nueva',
    after: [
      byHand(facts, '/recuperar/contrasena'),
      'El enlace vale 30 minutos y sirve una sola vez. Al cambiar la contraseña se cierran todas sus sesiones.',
      'Si no fue usted, no haga nada: su contraseña sigue siendo la misma. Si estos correos se repiten, avise a quien administra su ente.',
    ],
  }),
  'password-changed': ({ portal, happened, portalUrl, coordinatingBody }) => ({
    subject: 'Se cambió la contraseña de su cuenta',
    before: [
      `El ${happened} se cambió la contraseña de su cuenta del portal «${portal}» y se cerraron las demás sesiones.`,
      'Si fue usted, no tiene que hacer nada.',
    ],
    after: [
      `Si no fue usted, recupere su cuenta ahora mismo en ${portalUrl}/recuperar y avise a quien administra su ente o a ${coordinatingBody}.`,
    ],
  }),
  'second-factor-reset': ({ portal, happened, portalUrl, coordinatingBody }) => ({
    subject: 'Se restableció el segundo factor de su cuenta',
    before: [
      `El ${happened}, quien administra su ente o quien opera el portal restableció el segundo factor (el código del teléfono) de su cuenta del portal «${portal}». La próxima vez que entre en ${portalUrl}/ingresar podrá registrar otro.`,
    ],
    after: [`Si usted no lo pidió, avise enseguida a quien administra su ente o a ${coordinatingBody}.`],
  }),
  'second-factor-changed': ({ portal, happened, portalUrl, coordinatingBody }) => ({
    subject: 'Cambió el segundo factor de su cuenta',
    before: [
      `El ${happened} se registró, se cambió o se quitó el segundo factor (el código del teléfono) de su cuenta del portal «${portal}», y se cerraron sus demás sesiones. Cómo está ahora lo ve en ${portalUrl}/cuenta/segundo-factor.`,
      'Si fue usted, no tiene que hacer nada.',
    ],
    after: [
      `Si no fue usted, recupere su cuenta ahora mismo en ${portalUrl}/recuperar y avise a quien administra su ente o a ${coordinatingBody}.`,
    ],
  }),
  'new-admin': ({ portal, happened, about, entity, coordinatingBody }) => ({
    subject: `${about} administra ahora ${entity}`,
    before: [
      `Desde el ${happened}, ${about} tiene el papel de administrador en ${entity}, dentro del portal «${portal}»: puede invitar personas, cambiar sus papeles y quitarles el acceso.`,
      'Este aviso llega a todas las personas que trabajan en el ente cada vez que alguien recibe ese papel.',
    ],
    after: [`Si no lo esperaba, coméntelo con su ente o avise a ${coordinatingBody}.`],
  }),
  'roles-changed': ({ portal, happened, entity, roles, portalUrl }) => ({
    subject: `Cambió su acceso a ${entity}`,
    before: [
      roles.length === 0
        ? `El ${happened} terminó su acceso a ${entity} en el portal «${portal}». Lo que usted capturó se conserva.`
        : `El ${happened} cambiaron sus papeles en ${entity}, dentro del portal «${portal}». Ahora tiene el de ${roleList(roles, 'y')}.`,
      `Por seguridad se cerraron sus sesiones: para seguir trabajando entre de nuevo en ${portalUrl}/ingresar.`,
    ],
    after: ['Si no lo esperaba, pregunte a quien administra el ente.'],
  }),
  'supplier-link': (facts) => ({
    subject: 'Enlace para entrar como proveedor',
    before: [
      `Alguien pidió entrar al portal «${facts.portal}» con este correo, en nombre de la empresa con RFC ${facts.name}. Si fue usted, abra este enlace:`,
    ],
    linkLabel: 'Entrar',
    after: [
      byHand(facts, '/proveedores/acceso/enlace'),
      'El enlace vale 30 minutos y sirve una sola vez. No lo reenvíe: quien lo tenga entra en su lugar.',
      'Si no fue usted, no haga nada: sin el enlace nadie entra.',
    ],
  }),
  'integrity-question': ({ portal, portalUrl }) => ({
    subject: 'Hay preguntas sobre su solicitud de integridad',
    before: [
      `Quien revisa su solicitud en el padrón de integridad del portal «${portal}» le hizo preguntas. La revisión sigue cuando las responda.`,
      `Entre en ${portalUrl}/proveedores/integridad para verlas y responder.`,
    ],
    after: ['Si no lo esperaba, coméntelo con quien representa a su empresa.'],
  }),
  'integrity-decision': ({ portal, portalUrl }) => ({
    subject: 'Se decidió su solicitud de integridad',
    before: [
      `La coordinación decidió su solicitud en el padrón de integridad del portal «${portal}», con sus razones.`,
      `Léalas en ${portalUrl}/proveedores/integridad. Si se negó, ahí mismo puede impugnarla y hasta cuándo.`,
    ],
    after: ['Si no lo esperaba, coméntelo con quien representa a su empresa.'],
  }),
  'integrity-reminder': ({ portal, portalUrl }) => ({
    subject: 'Su insignia de integridad espera su actualización',
    before: [
      `Se acerca la fecha de actualizar o renovar la insignia de integridad de su empresa en el portal «${portal}», o ya llegó. Si no se hace, la insignia vence.`,
      `Entre en ${portalUrl}/proveedores/integridad: lo que ya había escrito está ahí y solo cambia lo que haya cambiado.`,
    ],
    after: ['Si no lo esperaba, coméntelo con quien representa a su empresa.'],
  }),
  'integrity-change': ({ portal, portalUrl }) => ({
    subject: 'Cambió el estado de su insignia de integridad',
    before: [
      `La insignia de integridad de su empresa en el portal «${portal}» se suspendió, se retiró o volvió a estar vigente.`,
      `La causa está en ${portalUrl}/proveedores/integridad y es pública.`,
    ],
    after: ['Si no lo esperaba, coméntelo con quien representa a su empresa.'],
  }),
}

/** The Spanish text of a mail of a kind. Throws for a kind without text: a test holds that each has one. */
export function mailText(kind: string, facts: MailFacts): MailText {
  const write = texts[kind]
  if (!write) throw new Error(`no text for mails of kind ${kind}`)
  const { linkLabel, before, ...text } = write(facts)
  return {
    ...text,
    before: [`Hola, ${facts.name}:`, ...before],
    link: linkLabel && facts.link ? { label: linkLabel, href: facts.link } : null,
  }
}
