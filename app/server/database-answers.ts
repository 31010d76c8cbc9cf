import { asVisitor } from '#db/as-visitor.server.ts'
import { loadStateSettings } from '#db/queries/deployment.server.ts'

/** Ready means: the database answers through the public door and knows its state. */
export async function databaseAnswers(): Promise<boolean> {
  return (await asVisitor(loadStateSettings)) !== null
}
