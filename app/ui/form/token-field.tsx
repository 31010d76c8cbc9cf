import { TOKEN_FIELD } from '#app/lib/form-token.ts'

/** Goes first in every form of a signed-in person; without it the form is refused. */
export function TokenField({ token }: { token: string }) {
  return <input type="hidden" name={TOKEN_FIELD} value={token} />
}
