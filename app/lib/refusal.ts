/**
 * An expected refusal: the person or machine asked for something that cannot be done, and is told why.
 * `sentence` is Spanish, names the field or row, says what is wrong and what to do. `status` is the HTTP status at the edge;
 * `code` is a kebab-case noun that machines may rely on.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly sentence: string

  constructor(code: string, status: number, sentence: string) {
    super(`${code}: ${sentence}`)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.sentence = sentence
  }
}

/** True for a Refusal, also when two copies of this module are loaded (server bundle and command line). */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal' && 'sentence' in error && 'status' in error
}
