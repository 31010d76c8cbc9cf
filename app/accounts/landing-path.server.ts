import { workspacePaths } from '#app/lib/paths.ts'
import { safeReturnPath } from './safe-return-path.ts'
import { listWorkspaces } from './workspaces.server.ts'

/** Where somebody lands after sign-in: what they were after, else their only desk, else the chooser of desks. */
export async function landingPath(userId: string, returnTo: string): Promise<string> {
  const wanted = safeReturnPath(returnTo)
  if (wanted !== workspacePaths.choose()) return wanted
  const [only, ...others] = await listWorkspaces(userId)
  return only && others.length === 0 ? workspacePaths.home(only.entity.slug) : wanted
}
