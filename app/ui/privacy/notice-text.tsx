import { fillNotice, type PrivacyBody, type PrivacyNotice } from '#app/texts/privacy/privacy-notice.ts'

export interface NoticeTextProps {
  notice: PrivacyNotice
  body: PrivacyBody | null
}

/** The simplified notice: what fits where data are taken. */
export function SimplifiedNotice({ notice, body }: NoticeTextProps) {
  return (
    <>
      {notice.simplified.map((text) => (
        <p key={text}>{fillNotice(text, body)}</p>
      ))}
    </>
  )
}

/** The integral notice, section by section. */
export function IntegralNotice({ notice, body }: NoticeTextProps) {
  return (
    <>
      {notice.sections.map(({ title, paragraphs, list }) => (
        <section key={title}>
          <h2>{title}</h2>
          {paragraphs.map((text) => (
            <p key={text}>{fillNotice(text, body)}</p>
          ))}
          {list ? (
            <ul>
              {list.map((text) => (
                <li key={text}>{fillNotice(text, body)}</li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </>
  )
}
