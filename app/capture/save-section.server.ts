import { Refusal } from '#app/lib/refusal.ts'
import { sameJson } from '#app/ocds/merging/same-json.ts'
import { type JsonObject, objectsAt, textAt } from '#app/ocds/types.ts'
import { asMember } from '#db/as-member.server.ts'
import type { MemberTx } from '#db/door.server.ts'
import { lockDraft, type StoredDraft } from '#db/queries/capture/find-draft.server.ts'
import { updateDraft } from '#db/queries/capture/write-draft.server.ts'
import { readRegisteredNames } from '#db/queries/suppliers/suggest-suppliers.server.ts'
import { loadCaptureSettings } from './capture-settings.server.ts'
import type { Desk } from './create-process.server.ts'
import { applyProjection, namesOf } from './form/apply-projection.ts'
import type { Projection, Section } from './form/form-model.ts'
import { addInlineParties, type PartyProblem, unnamedRfcs } from './form/inline-parties.ts'
import { type ActedOn, actOnList, pointerOf, readListAction } from './form/list-actions.ts'
import { type Posted, parseForm, readProjection } from './form/parse-form.ts'
import { project } from './form/project.ts'
import { rekey } from './form/rekey.ts'
import { type Settled, settleDocument, withParties } from './form/settle-document.ts'
import { type Conflict, mergeThreeWays } from './form/three-way.ts'
import { type Judgement, judgeDocument } from './judge-document.ts'
import { RULES, stepsFor } from './steps.ts'

/** Names of the hidden fields of a section's form. */
export const BASE_FIELD = '@base'
export const REVISION_FIELD = '@revision'
/** Radio of a conflict: `@elegir:` and its place. */
export const CHOICE_FIELD = '@elegir:'

export interface SaveInput {
  draftId: string
  section: Section
  posted: Posted
  /** Value of the button, or `autoguardar`. */
  intent: string
}

export interface Saved {
  kind: 'saved'
  document: JsonObject
  revision: number
  updatedAt: string
  judgement: Judgement
  /** What the form on the page now stands for: travels back as its base, so that later saves compare with what was seen. */
  base: Projection
  /** Places that somebody else changed meanwhile and that were kept, by label. */
  taken: string[][]
  otherPerson: string
  partyProblems: PartyProblem[]
  /** New keys of members whose id changed, by their pointer in the form that was sent. */
  renamed: Record<string, string>
  /** JSON Pointer to go on at after a button of a list, else null. */
  focus: string | null
}

export interface Clashed {
  kind: 'conflict'
  conflicts: Conflict[]
  taken: string[][]
  /** The section as it would be with mine in every conflict: what the page shows. */
  mine: Projection
  stored: StoredDraft
  partyProblems: PartyProblem[]
}

const GONE = 'No encontramos el proceso. Búsquelo en la lista de procesos de su ente.'

/**
 * Saves a section of a draft. Somebody else's changes to other fields are kept and told; the same field changed by both gives
 * `conflict` and nothing is written (409 at the edge). Throws NotAMember; Refusal `not-found` (404), `not-editable` (409),
 * `lacks-role` (403).
 */
export function saveSection(desk: Desk, input: SaveInput): Promise<Saved | Clashed> {
  return asMember(desk, async (tx, roles) => {
    const draft = await lockDraft(tx, input.draftId)
    if (!draft) throw new Refusal('not-found', 404, GONE)
    if (!RULES.save.roles.some((role) => roles.includes(role)))
      throw new Refusal(
        'lacks-role',
        403,
        'Solo quien captura cambia los datos de un proceso. Si vio un error, devuélvalo con un comentario.',
      )
    if (!stepsFor(draft.state, roles).includes('save'))
      throw new Refusal(
        'not-editable',
        409,
        'El proceso ya no está en captura: está en revisión, aprobado o publicado. Pida que lo devuelvan, o ábralo para corregirlo.',
      )
    const { zone } = await loadCaptureSettings(tx)
    return saveInto(tx, draft, input, { zone, entityKey: desk.key })
  })
}

async function saveInto(
  tx: MemberTx,
  draft: StoredDraft,
  { section, posted, intent }: SaveInput,
  { zone, entityKey }: { zone: string; entityKey: string },
): Promise<Saved | Clashed> {
  const stored = draft.document as JsonObject
  const theirs = project(section.children, stored)
  const base = readBase(posted, draft, theirs)
  const typed = parseForm(section.children, base ?? theirs, posted, zone)
  const inline =
    intent === 'autoguardar'
      ? { projection: typed, parties: [], problems: [] }
      : addInlineParties(section.children, typed, posted, {
          ...{ document: stored, entityKey },
          registered: await readRegisteredNames(tx, unnamedRfcs(posted)),
        })
  const mine = inline.projection
  const merged = mergeThreeWays(section.children, { base, mine, theirs }, readChoices(posted))
  if (merged.conflicts.length > 0) {
    const { conflicts, taken, projection } = merged
    return { kind: 'conflict', conflicts, taken, mine: projection, stored: draft, partyProblems: inline.problems }
  }
  const action = readListAction(intent)
  const acted: ActedOn | null =
    action && inline.problems.length === 0
      ? actOnList(section.children, merged.projection, action, posted, textAt(stored, 'buyer', 'id') ?? null)
      : null
  const projection = acted?.projection ?? merged.projection
  const { document, renamedParties } = writeDocument(stored, section, projection, inline.parties)
  const rekeyed = rekey(mine, renamedParties)
  const others = Number(posted.get(REVISION_FIELD)?.at(-1)) !== draft.revision
  const judgement = judgeDocument(document)
  const unchanged = sameJson(stored, document)
  const written = unchanged
    ? { revision: draft.revision, updatedAt: draft.updatedAt }
    : await updateDraft(tx, draft.id, { ...judgement, document })
  return {
    kind: 'saved',
    document,
    ...written,
    judgement,
    base: rekeyed.projection,
    renamed: rekeyed.renamed,
    taken: others ? merged.taken : [],
    otherPerson: draft.updatedByName,
    partyProblems: inline.problems,
    focus: acted ? pointerOf(project(section.children, document), acted.place) : null,
  }
}

function writeDocument(stored: JsonObject, section: Section, projection: Projection, parties: JsonObject[]): Settled {
  const withNew = (document: JsonObject) =>
    parties.length === 0 ? document : withParties(document, [...objectsAt(document, 'parties'), ...parties])
  const applied = applyProjection(section.children, stored, projection, namesOf(withNew(stored)))
  return settleDocument(stored, withNew(applied), projection)
}

/** What the form was drawn from. It travels with the form; without it only an unchanged revision can be trusted. */
function readBase(posted: Posted, draft: StoredDraft, theirs: Projection): Projection | null {
  const travelled = readProjection(posted.get(BASE_FIELD)?.at(-1))
  if (travelled) return travelled
  return Number(posted.get(REVISION_FIELD)?.at(-1)) === draft.revision ? theirs : null
}

function readChoices(posted: Posted): Map<string, 'mine' | 'theirs'> {
  const choices = new Map<string, 'mine' | 'theirs'>()
  for (const [name, texts] of posted) {
    const choice = texts.at(-1)
    if (name.startsWith(CHOICE_FIELD) && (choice === 'mine' || choice === 'theirs'))
      choices.set(name.slice(CHOICE_FIELD.length), choice)
  }
  return choices
}
