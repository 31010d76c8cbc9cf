import { sealHeads } from '#app/audit/seal-heads.server.ts'
import { log } from '#app/lib/log.server.ts'

/** A day keeps its first head, so that looking often costs little and a day is missed only when the server was down all of it. */
const LOOK_MS = 6 * 60 * 60 * 1000

/** Publishes the heads of the audit chains now and then every day, for as long as the process lives. */
export function sealDaily(): void {
  const seal = () =>
    sealHeads(new Date()).then(
      (sealed) => {
        if (sealed > 0) log().info({ sealed }, 'heads of the audit chains published')
      },
      (error: unknown) => log().error({ err: error }, 'heads of the audit chains not published'),
    )
  void seal()
  setInterval(() => void seal(), LOOK_MS).unref()
}
