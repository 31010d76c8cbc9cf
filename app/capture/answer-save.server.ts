import { formatTime } from '#app/lib/dates.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import type { Desk } from './create-process.server.ts'
import type { Projection, Section } from './form/form-model.ts'
import type { PartyProblem } from './form/inline-parties.ts'
import { fieldId } from './form/locate.ts'
import { type Posted, parseForm, readProjection } from './form/parse-form.ts'
import { project } from './form/project.ts'
import { presentSurroundings, type Surroundings } from './present-draft.ts'
import { type OpenDraft, readDraft } from './read-draft.server.ts'
import { BASE_FIELD, type Clashed, type Saved, saveSection } from './save-section.server.ts'
import {
  type ConflictView,
  drawSection,
  messagesOf,
  type SectionView,
  showConflicts,
  whoAndWhen,
} from './section-page.ts'

/** Saved, and the page goes on at an address of its own: the id to go to, if any. */
interface Moved {
  kind: 'moved'
  anchor: string | null
}

/** Saved in the background: what the page needs to stay in step. */
interface Autosaved {
  kind: 'autosaved'
  revision: number
  base: string
  savedAt: string
  renamed: Record<string, string>
  messages: Record<string, { error?: string; warning?: string }>
  surroundings: Surroundings
}

/** The page is drawn again from here, because it has something to say that the stored draft has not. */
export interface Redrawn {
  kind: 'redrawn'
  status: 200 | 409 | 422
  section: SectionView
  surroundings: Surroundings
  conflicts: ConflictView[]
  who: string
  /** A sentence above the form, or null. */
  notice: string | null
  typedParties: Record<string, { rfc: string; partyName: string; sentence: string }>
}

interface Held {
  kind: 'conflict' | 'refused'
  status: number
  sentence: string
}

export type SaveAnswer = Moved | Autosaved | Redrawn | Held

/**
 * Saves what a form sent and says what the page does next. In the background (`autoguardar`) a clash or refusal is told and the
 * page keeps what was typed; by a button, the page is drawn again with what was typed and the way out. Throws NotAMember and the
 * Refusals that leave nothing to draw (404, 403).
 */
export async function answerSave(
  desk: Desk,
  input: { draftId: string; section: Section; posted: Posted; intent: string },
): Promise<SaveAnswer> {
  const inBackground = input.intent === 'autoguardar'
  try {
    const outcome = await saveSection(desk, input)
    if (outcome.kind === 'conflict') {
      if (inBackground)
        return { kind: 'conflict', status: 409, sentence: 'Otra persona guardó antes que usted y cambió lo mismo.' }
      return redrawConflict(await readDraft(desk, input.draftId), desk, input.section, outcome)
    }
    return inBackground ? answerAutosave(desk, input, outcome) : answerButton(desk, input, outcome)
  } catch (error) {
    if (!isRefusal(error) || error.status !== 409) throw error
    if (inBackground) return { kind: 'refused', status: 409, sentence: error.sentence }
    const open = await readDraft(desk, input.draftId)
    return redraw(open, desk, input.section, {
      status: 409,
      notice: error.sentence,
      mine: typedProjection(open, input),
    })
  }
}

/** What was typed, whatever is stored: for a page that must not lose it. */
function typedProjection(open: OpenDraft, { section, posted }: { section: Section; posted: Posted }): Projection {
  const base = readProjection(posted.get(BASE_FIELD)?.at(-1)) ?? project(section.children, open.document)
  return parseForm(section.children, base, posted, open.settings.zone)
}

async function answerAutosave(
  desk: Desk,
  { draftId, section }: { draftId: string; section: Section },
  saved: Saved,
): Promise<Autosaved> {
  const open = await readDraft(desk, draftId)
  return {
    kind: 'autosaved',
    revision: saved.revision,
    base: JSON.stringify(saved.base),
    savedAt: formatTime(saved.updatedAt, open.settings.zone) ?? '',
    renamed: saved.renamed,
    messages: messagesOf(drawSection(open, section).form),
    surroundings: surroundingsOf(open, desk),
  }
}

async function answerButton(
  desk: Desk,
  { draftId, section }: { draftId: string; section: Section },
  saved: Saved,
): Promise<Moved | Redrawn> {
  if (saved.taken.length === 0 && saved.partyProblems.length === 0)
    return { kind: 'moved', anchor: saved.focus === null ? null : fieldId(saved.focus) }
  const open = await readDraft(desk, draftId)
  const notice =
    saved.taken.length === 0
      ? null
      : `Se guardó lo suyo y se conservó lo que ${saved.otherPerson} cambió mientras tanto: ${saved.taken.map((labels) => labels.join(' › ')).join('; ')}.`
  return redraw(open, desk, section, {
    status: saved.partyProblems.length > 0 ? 422 : 200,
    notice,
    problems: saved.partyProblems,
  })
}

function redrawConflict(open: OpenDraft, desk: Desk, section: Section, clashed: Clashed): Redrawn {
  return redraw(open, desk, section, {
    status: 409,
    notice: null,
    mine: clashed.mine,
    conflicts: showConflicts(clashed.conflicts),
    problems: clashed.partyProblems,
  })
}

interface Drawing {
  status: Redrawn['status']
  notice: string | null
  mine?: Projection
  conflicts?: ConflictView[]
  problems?: PartyProblem[]
}

function redraw(open: OpenDraft, desk: Desk, section: Section, drawing: Drawing): Redrawn {
  const { status, notice, mine, conflicts = [], problems = [] } = drawing
  return {
    kind: 'redrawn',
    status,
    section: drawSection(open, section, mine),
    surroundings: surroundingsOf(open, desk),
    conflicts,
    who: whoAndWhen(open),
    notice,
    typedParties: Object.fromEntries(problems.map(({ name, ...typed }) => [name, typed])),
  }
}

/** What stands beside the forms of an open draft. */
export function surroundingsOf({ document, judgement, draft }: OpenDraft, desk: Desk): Surroundings {
  return presentSurroundings(document, judgement, { slug: desk.slug, draftId: draft.id })
}
