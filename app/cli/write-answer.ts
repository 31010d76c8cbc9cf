/** Writes one JSON value on standard output and waits until it is out, also when the reader is slow. */
export async function writeAnswer(value: unknown): Promise<void> {
  await writeOut(`${JSON.stringify(value, null, 2)}\n`)
}

/** Writes text on standard output and waits while the reader is behind. */
export async function writeOut(text: string): Promise<void> {
  if (process.stdout.write(text)) return
  await new Promise((resolve) => process.stdout.once('drain', resolve))
}

/** Says that the data was refused: the sentence on standard error, code and place as JSON on standard output. Gives 1. */
export async function refuse(code: string, message: string, path?: string): Promise<number> {
  process.stderr.write(`${message}\n`)
  await writeAnswer({ error: path === undefined ? { code, message } : { code, message, path } })
  return 1
}
