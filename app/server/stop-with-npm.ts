/** As it was when the process began: a parent that ends while data are still being prepared counts too. */
const parent = process.ppid

/**
 * `npm run` ends without passing SIGTERM on to what it started: the server would go on as an orphan and hold its port. When the
 * parent that npm gave us is gone, we stop as if we had been asked to. Without npm nothing is watched.
 */
export function stopWithNpm(): void {
  if (!process.env.npm_lifecycle_event) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
