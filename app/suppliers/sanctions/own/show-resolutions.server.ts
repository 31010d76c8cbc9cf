import { formatDate, formatInstant } from '#app/lib/dates.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { type ControlDesk, loadResolutions, openResolution } from './keep-resolution.server.ts'
import { judgeResolution } from './resolution-document.ts'

const ACT_WORDS: Readonly<Record<string, string>> = {
  published: 'Se publicó',
  corrected: 'Se corrigió',
  ended: 'Terminó su efecto',
  challenged: 'Se impugnó',
  suspended: 'Un tribunal la suspendió',
  annulled: 'Un tribunal la anuló',
  reinstated: 'Se repuso',
}

/** The list of the control body. */
export async function showResolutions(desk: ControlDesk, slug: string, zone: string) {
  return (await loadResolutions(desk)).map(({ id, title, state, updatedAt, sanctionId, document }) => ({
    ...{
      id,
      title: title || 'Sin nombre',
      href: sanctionPaths.resolution(slug, id),
      isPublished: state === 'published',
    },
    ...{ updated: formatInstant(updatedAt, zone) ?? '', missing: Object.keys(judgeResolution(document).errors).length },
    publicHref: sanctionId ? sanctionPaths.sheet(sanctionId) : null,
  }))
}

/** A resolution with what it lacks and its history. Throws Refusal 404. */
export async function showResolution(desk: ControlDesk, id: string, zone: string) {
  const { resolution, acts } = await openResolution(desk, id)
  const { errors, warnings } = judgeResolution(resolution.document)
  const published = acts[0]?.document ?? null
  return {
    ...{ id, title: resolution.title, revision: resolution.revision, document: resolution.document, errors, warnings },
    isPublished: resolution.state === 'published',
    publicHref: resolution.sanctionId ? sanctionPaths.sheet(resolution.sanctionId) : null,
    hasCourt: Boolean(published?.estadoJudicial),
    isChanged: published !== null && JSON.stringify(sorted(published)) !== JSON.stringify(sorted(resolution.document)),
    acts: acts.map((act) => ({
      ...{
        key: act.id,
        title: ACT_WORDS[act.act] ?? act.act,
        by: act.actorName ?? 'Alguien del ente',
        reason: act.reason,
      },
      ...{ at: formatInstant(act.at, zone) ?? '', effective: formatDate(act.effectiveOn) },
      details: [act.judgement].filter((text): text is string => text !== null),
    })),
  }
}

const sorted = (document: Record<string, string>) => Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1))
