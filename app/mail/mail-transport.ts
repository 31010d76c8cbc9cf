/** A mail ready to go: one recipient, text twice, nothing attached. */
export interface Message {
  /** The same each time a row is sent, so that whoever gets it twice can tell. */
  messageId: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  date: Date
}

/** Why a mail could not be handed over; `final` when trying again cannot help. */
export type MailProblem =
  | 'address-refused'
  | 'message-refused'
  | 'sender-refused'
  | 'server-busy'
  | 'server-unreachable'
  | 'tls-failed'
  | 'sign-in-refused'

/** Thrown by a transport. `problem` is kept with the mail; the server's own words are only logged. */
export class MailRefused extends Error {
  override name = 'MailRefused'
  readonly problem: MailProblem
  readonly isFinal: boolean

  constructor(problem: MailProblem, isFinal: boolean, options?: ErrorOptions) {
    super(problem, options)
    this.problem = problem
    this.isFinal = isFinal
  }
}

/** Hands a mail over; when it returns, somebody else has it. Throws MailRefused. */
export type MailTransport = (message: Message) => Promise<void>
