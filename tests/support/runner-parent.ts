// A parent as npm start is one, for tests that kill it: node --import tsx tests/support/runner-parent.ts
// Prints the runner's process id, again whenever there is a new one.
import { keepRunner } from '#app/server/keep-runner.ts'

const runner = keepRunner()
let told: number | undefined
setInterval(() => {
  const pid = runner.pid()
  if (pid === told || pid === undefined) return
  told = pid
  process.stdout.write(`${pid}\n`)
}, 20)
process.on('SIGTERM', () => void runner.stop().then(() => process.exit(0)))
