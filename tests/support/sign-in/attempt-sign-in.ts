// A process of its own that tries to sign in: node --import tsx tests/support/sign-in/attempt-sign-in.ts EMAIL TIMES
// Prints the outcomes as a JSON list. Used to prove that attempts are counted across processes.
import { signIn } from '#app/accounts/sign-in.server.ts'
import { closePool } from '#db/pool.server.ts'

const [email = '', times = '0'] = process.argv.slice(2)
const request = new Request('http://localhost:3000/ingresar', { method: 'POST' })
const answers = await Promise.all(
  Array.from({ length: Number(times) }, () =>
    signIn({ request, email, password: 'no es la correcta', clientAddress: '198.51.100.7' }),
  ),
)
await closePool()
process.stdout.write(JSON.stringify(answers.map((answer) => answer.outcome)))
