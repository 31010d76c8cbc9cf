import { Refusal } from '#app/lib/refusal.ts'

/** Another entity has published under this ocid. Whose it is is not said: it may be told from the portal, not from a refusal. */
export const ocidTaken = (ocid: string) =>
  new Refusal(
    'ocid-taken',
    409,
    `El identificador ${ocid} ya está publicado por otro ente. Cambie el número de expediente, o pida a la coordinación estatal que lo revise.`,
  )

/** An imported process that fails the gate takes no release in the main feed. */
export const historicalProcess = (ocid: string) =>
  new Refusal(
    'historical-process',
    409,
    `El proceso ${ocid} está publicado como histórico porque sus datos de origen no pasan la revisión. Corrija los datos de origen e impórtelos de nuevo.`,
  )

/** A release keeps its id and its content for good. */
export const releaseIdTaken = (ocid: string, releaseId: string) =>
  new Refusal(
    'release-id-taken',
    409,
    `La publicación ${releaseId} del proceso ${ocid} ya existe y no puede cambiar. Publique la corrección con otro identificador.`,
  )

/** The document says what is public already: an empty release would tell nobody anything. */
export const nothingChanged = () =>
  new Refusal(
    'nothing-changed',
    409,
    'No hay nada nuevo que publicar: el proceso es igual a lo que ya está publicado. Si quería corregir algo, guárdelo primero en el borrador.',
  )

/** What would be published breaks the official schema; `message` says where. */
export const releaseInvalid = (ocid: string, message: string) =>
  new Refusal('release-invalid', 422, `La publicación del proceso ${ocid} no cumple el estándar: ${message}`)

/** `name`: `ocid` or `id`. What it holds is not repeated: refusals are shown and logged. */
export const identityPrivate = (name: string) =>
  new Refusal(
    'identity-private',
    422,
    `El ${name === 'ocid' ? 'identificador del proceso (ocid)' : 'identificador de la publicación (id)'} lleva la CURP, el RFC o la cuenta de una persona, y es público para siempre. Cámbielo por otro.`,
  )

/** A legal order took the process out of what is public: nothing more is published under its ocid. */
export const processWithdrawn = (ocid: string) =>
  new Refusal(
    'process-withdrawn',
    409,
    `El proceso ${ocid} se retiró por orden legal y no admite publicaciones. Si la orden se revocó, publíquelo como proceso nuevo.`,
  )

/** Nothing public stands under this ocid, or it was withdrawn before. */
export const nothingToWithdraw = (ocid: string) =>
  new Refusal(
    'nothing-to-withdraw',
    404,
    `No hay nada público del proceso ${ocid}: no se ha publicado o ya se retiró. Revise el identificador.`,
  )
