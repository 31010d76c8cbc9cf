/** What a file holds cannot be taken in; `message` is the Spanish sentence told as a finding of that file. */
export class RefusedInput extends Error {
  override name = 'RefusedInput'
}
