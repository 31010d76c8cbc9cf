// A process of its own that tries codes: node --import tsx tests/support/sign-in/attempt-code.ts USER TIMES
// Prints the outcomes as a JSON list. Used to prove that wrong codes are counted across processes.
import { checkCode } from '#app/accounts/second-factor/check-code.server.ts'
import { closePool } from '#db/pool.server.ts'

const [user = '', times = '0'] = process.argv.slice(2)
const answers = await Promise.all(Array.from({ length: Number(times) }, () => checkCode(user, 'totp', '000000')))
await closePool()
process.stdout.write(JSON.stringify(answers.map((answer) => answer.outcome)))
