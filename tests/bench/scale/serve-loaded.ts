// The real host with the real build on the database of DATABASE_APP_URL, in a process of its own: prints its address once it listens.
import { databaseAnswers } from '#app/server/database-answers.ts'
import { runServer } from '#app/server/run-server.ts'
import { pool } from '#db/pool.server.ts'

process.env.NODE_ENV = 'production'
pool()
const { url } = await runServer({ host: '127.0.0.1', port: 0, isReady: databaseAnswers })
process.stdout.write(`${url}\n`)
