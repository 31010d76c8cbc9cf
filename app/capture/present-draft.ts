import { workspacePaths } from '#app/lib/paths.ts'
import type { Answer } from '#app/ocds/eight-questions.ts'
import type { Finding } from '#app/ocds/findings.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { locate } from './form/locate.ts'
import { sectionStatuses } from './form/section-status.ts'

/** Where a draft is in the addresses. */
export interface DraftPlace {
  slug: string
  draftId: string
}

/** What stands beside the forms of a draft: sections, answers being formed, findings; every one with its link. */
export interface Surroundings {
  sections: { key: string; href: string; label: string; status: 'done' | 'owed' | 'wrong' | 'empty'; count: number }[]
  answers: { key: string; question: string; status: 'answered' | 'owed' | 'not-yet'; sentence: string; href?: string }[]
  findings: { key: string; severity: 'error' | 'warning'; message: string; href?: string }[]
}

/** Address of the field that a JSON Pointer speaks of, or null when no form asks it. */
export function hrefOfPointer(pointer: string, { slug, draftId }: DraftPlace): string | null {
  const found = locate(pointer)
  return found && `${workspacePaths.section(slug, draftId, found.section)}#${found.id}`
}

/** Forms what is shown beside the forms of a draft. Pure. */
export function presentSurroundings(
  document: JsonObject,
  judged: { findings: readonly Finding[]; answers: readonly Answer[] },
  place: DraftPlace,
): Surroundings {
  const { slug, draftId } = place
  const linked = (pointer: string | undefined) => {
    const href = pointer === undefined ? null : hrefOfPointer(pointer, place)
    return href === null ? {} : { href }
  }
  return {
    sections: sectionStatuses(document, judged.findings).map(({ key, title, status, count }) => ({
      key,
      href: workspacePaths.section(slug, draftId, key),
      label: title,
      status,
      count,
    })),
    answers: judged.answers.map(({ key, question, status, sentence, missing, paths }) => ({
      key,
      question,
      status,
      sentence,
      ...linked(status === 'answered' ? paths[0] : (missing[0] ?? paths[0])),
    })),
    findings: judged.findings.map(({ path, keyword, severity, message }, index) => ({
      key: `${index}-${keyword}-${path}`,
      severity,
      message,
      ...linked(path),
    })),
  }
}
