import type { Member } from '#app/accounts/person.ts'
import type { Desk } from '#app/capture/create-process.server.ts'
import { asPage, notFound } from '#app/lib/http-errors.server.ts'
import { NotAMember } from '#db/membership.server.ts'

/**
 * Runs the body of a page at the desk that the guard has opened. A Refusal becomes a page with its sentence; a membership that
 * ended between guard and door is 404, like everything of an entity that is not one's own.
 */
export async function workAtDesk<T>(member: Member, work: (desk: Desk) => Promise<T>): Promise<T> {
  const { person, entity } = member
  const desk: Desk = { userId: person.id, entityId: entity.id, slug: entity.slug, key: entity.key }
  return asPage(async () => {
    try {
      return await work(desk)
    } catch (error) {
      if (error instanceof NotAMember) return notFound()
      throw error
    }
  })
}
