import { formatInstant } from '#app/lib/dates.ts'
import { elementsOn, type IntegrityElement } from '../domain/elements.ts'
import { type Level, levelWord } from '../domain/rubric.ts'

interface Answer {
  element: string
  level: number | null
  answer: string
}
interface Evidence {
  id: string
  element: string
  title: string
  url: string | null
  type: string | null
  bytes: number | null
}

export interface ShownElement extends IntegrityElement {
  level: number | null
  levelWord: string | null
  answer: string
  evidence: { id: string; title: string; href: string; isLink: boolean; size: string | null }[]
}

const sizeOf = (bytes: number | null): string | null =>
  bytes === null
    ? null
    : bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1000))} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`

/** The elements of an application with what was answered and shown. `fileHref`: where a file is had. */
export const describeElements = (
  elementsFrom: string,
  answers: readonly Answer[],
  evidence: readonly Evidence[],
  fileHref: (evidenceId: string) => string,
): ShownElement[] =>
  elementsOn(elementsFrom).elements.map((element) => {
    const answer = answers.find((one) => one.element === element.code)
    const level = answer?.level ?? null
    return {
      ...element,
      level,
      levelWord: level === null ? null : levelWord(level as Level),
      answer: answer?.answer ?? '',
      evidence: evidence
        .filter((one) => one.element === element.code)
        .map(({ id, title, url, bytes }) => ({
          ...{ id, title, href: url ?? fileHref(id), isLink: url !== null, size: sizeOf(bytes) },
        })),
    }
  })

/** Questions and answers as they are shown. */
export const describeTalk = (
  messages: readonly { id: string; author: 'reviewer' | 'applicant'; body: string; at: string }[],
  zone: string,
) => messages.map(({ id, author, body, at }) => ({ id, author, body, at: formatInstant(at, zone) ?? '' }))
