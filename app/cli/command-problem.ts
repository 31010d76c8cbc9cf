/** A command that cannot run as it was asked (exit 2): `message` is a Spanish sentence that says how to ask. */
export class CommandProblem extends Error {
  override name = 'CommandProblem'
}
