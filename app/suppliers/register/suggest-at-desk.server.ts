import { normalizeName } from '#app/lib/suppliers/normalize-name.ts'
import { asMember } from '#db/as-member.server.ts'
import { type SuggestedSupplier, suggestSuppliers } from '#db/queries/suppliers/suggest-suppliers.server.ts'

/** Letters before anything is offered: fewer say nothing. */
const LEAST = 3

/** Companies whose name or RFC begins with what a member types; an RFC may have separators. */
export async function suggestAtDesk(desk: Parameters<typeof asMember>[0], typed: string): Promise<SuggestedSupplier[]> {
  const text = typed.slice(0, 100)
  const bare = text.toUpperCase().replace(/[\s._-]/g, '')
  const beginning = /^[A-ZÑ&]{3}\d/.test(bare) ? bare : normalizeName(text)
  return beginning.length < LEAST ? [] : asMember(desk, (tx) => suggestSuppliers(tx, beginning))
}
