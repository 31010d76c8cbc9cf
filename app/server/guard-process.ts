import { log } from '#app/lib/log.server.ts'

/**
 * The last resort of a process. An error that nobody caught leaves a state that nobody knows: it is
 * logged, `stop` ends what is being done, and the process leaves with 1 for whoever starts it again. A promise that nobody waited
 * for harms nothing else: it is logged and the process goes on.
 */
export function guardProcess(stop: () => Promise<void>): void {
  let isLeaving = false
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'nobody caught this: leaving')
    if (isLeaving) process.exit(1)
    isLeaving = true
    const cut = setTimeout(() => process.exit(1), 10_000)
    void stop()
      .catch((failed: unknown) => log().error({ err: failed }, 'could not stop in order'))
      .finally(() => {
        clearTimeout(cut)
        process.exit(1)
      })
  })
  process.on('unhandledRejection', (reason) => {
    log().error({ err: reason }, 'a promise failed and nobody waited for it')
  })
}
