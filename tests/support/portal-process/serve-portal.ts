// A process of its own that serves the built portal on DATABASE_APP_URL: node --import tsx tests/support/portal-process/serve-portal.ts
// Prints its address on standard output; its log goes to standard error, as that of the product.
import { openPool } from '#db/pool.server.ts'
import { startPortalUnderTest } from '../portal-under-test.ts'

openPool(process.env.DATABASE_APP_URL ?? '', 6)
const { url } = await startPortalUnderTest()
process.stdout.write(`${url}\n`)
