import type { MemberProjection, Projection } from './form-model.ts'
import { idText } from './project.ts'

/**
 * What a form was drawn from, after a save in which ids changed (an award got its number, a party its RFC): the same projection
 * under the new keys, and which member of the form, by its pointer, has which key now. Without it the page would go on speaking
 * of members that are gone.
 */
export function rekey(
  mine: Projection,
  renamedParties: ReadonlyMap<string, string>,
): { projection: Projection; renamed: Record<string, string> } {
  const renamed: Record<string, string> = {}
  return { projection: rekeyWithin(mine, '', renamedParties, renamed), renamed }
}

function rekeyWithin(
  projection: Projection,
  pointer: string,
  parties: ReadonlyMap<string, string>,
  renamed: Record<string, string>,
): Projection {
  const lists: Projection['lists'] = {}
  for (const [path, members] of Object.entries(projection.lists)) {
    lists[path] = members.map((member, index): MemberProjection => {
      const here = `${pointer}/${path}/${index}`
      const key = newKey(member, path === 'parties' && pointer === '' ? parties : null)
      if (key !== member.key) renamed[here] = key
      return { ...rekeyWithin(member, here, parties, renamed), key }
    })
  }
  return { leaves: projection.leaves, lists }
}

function newKey(member: MemberProjection, parties: ReadonlyMap<string, string> | null): string {
  if (member.key.startsWith('~')) return member.key
  return parties?.get(member.key) ?? idText(member.leaves.id) ?? member.key
}
