import { accountPaths, workspacePaths } from '#app/lib/paths.ts'
import { asAccount } from '#db/as-account.server.ts'
import { findAccount } from '#db/queries/sign-in-users.server.ts'
import { readingOf } from './privacy/readings.server.ts'
import { safeReturnPath } from './safe-return-path.ts'
import { listWorkspaces } from './workspaces.server.ts'

/**
 * Where somebody lands after sign-in: what they were after, else their only desk, else the chooser of desks. Who has a role in the
 * whole state lands at the chooser, which tells them of both. Before it comes the privacy notice, when they have not read the one in force:
 * an earlier one, or none (accounts made without an invitation).
 */
export async function landingPath(userId: string, returnTo: string): Promise<string> {
  const next = await deskPath(userId, returnTo)
  return (await readingOf(userId)) === 'current' ? next : accountPaths.privacy(next)
}

async function deskPath(userId: string, returnTo: string): Promise<string> {
  const wanted = safeReturnPath(returnTo)
  if (wanted !== workspacePaths.choose()) return wanted
  const [only, ...others] = await listWorkspaces(userId)
  if (!only || others.length > 0) return wanted
  const account = await asAccount(userId, (tx) => findAccount(tx, userId))
  return account && account.state_roles.length > 0 ? wanted : workspacePaths.home(only.entity.slug)
}
