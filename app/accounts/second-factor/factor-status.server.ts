import { roleList } from '#app/texts/role-list.ts'
import { asAccount } from '#db/as-account.server.ts'
import { countRecoveryCodes, findFactor } from '#db/queries/second-factors.server.ts'
import { findAccount } from '#db/queries/sign-in-users.server.ts'
import type { Person } from '../person.ts'
import { listWorkspaces } from '../workspaces.server.ts'
import { rolesThatNeedFactor } from './factor-roles.ts'
import { FEW_CODES } from './recovery-codes.server.ts'

/** How things stand with a person's second factor. Instants are ISO texts. */
export interface FactorStatus {
  since: string | null
  codesLeft: number
  fewCodes: boolean
  /** The roles that demand it, in words; null when none does. */
  demandedBy: string | null
  /** When somebody else took it away, until the person says they read it. */
  resetAt: string | null
}

/** Reads it for the person's own pages. */
export async function loadFactorStatus(person: Person): Promise<FactorStatus> {
  const workspaces = await listWorkspaces(person.id)
  const demanding = rolesThatNeedFactor({
    inEntities: workspaces.flatMap(({ roles }) => roles),
    inState: person.stateRoles,
  })
  return asAccount(person.id, async (tx) => {
    const factor = await findFactor(tx, person.id)
    const account = await findAccount(tx, person.id)
    const codesLeft = factor ? await countRecoveryCodes(tx, factor.id) : 0
    return {
      since: factor ? new Date(factor.confirmed_at).toISOString() : null,
      codesLeft,
      fewCodes: factor !== null && codesLeft <= FEW_CODES,
      demandedBy: demanding.length > 0 ? roleList(demanding, 'y') : null,
      resetAt: account?.factor_reset_at ? new Date(account.factor_reset_at).toISOString() : null,
    }
  })
}
