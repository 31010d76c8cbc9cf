export type ShownMessage = { id: string; author: 'reviewer' | 'applicant'; body: string; at: string }

/** Questions of the reviewer and answers of the applicant, in order. */
export function Talk({ messages }: { messages: readonly ShownMessage[] }) {
  return (
    <ul className="talk plain-list">
      {messages.map(({ id, author, body, at }) => (
        <li key={id} className={author === 'applicant' ? 'talk-line talk-applicant' : 'talk-line'}>
          <p className="small quiet">
            {author === 'applicant' ? 'La empresa' : 'Quien revisa'}, {at}
          </p>
          <p className="talk-body">{body}</p>
        </li>
      ))}
    </ul>
  )
}
