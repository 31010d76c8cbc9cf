import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CommandProblem } from '#app/cli/command-problem.ts'
import { openPortalDatabase } from '#app/cli/open-portal-database.ts'
import { writeAnswer, writeOut } from '#app/cli/write-answer.ts'
import { foundInWords, stillPublicInWords } from '#app/privacy/person/found-in-words.ts'
import { givenKeys, readPersonKeys } from '#app/privacy/person/person-keys.ts'
import { exportPerson, liftPerson, restrictPerson, searchPerson } from '#app/workflows/personal/attend-person.server.ts'
import { digestsOf } from '#app/workflows/personal/find-person.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import type { OpenedDatabase } from '#db/open-database.server.ts'
import { listPersonRequests } from '#db/queries/people/person-requests.server.ts'

const WHO = '[--rfc RFC] [--curp CURP] [--email CORREO] [--phone TELÉFONO] [--name "NOMBRE Y APELLIDOS"]'
const USAGE = `Use: portal person find ${WHO} [--folio FOLIO] [--json]
     portal person export ${WHO} --out ARCHIVO [--folio FOLIO]
     portal person restrict … --ground oposicion|cancelacion|bloqueo --reason "MOTIVO" --on AAAA-MM-DD [--folio FOLIO]
     portal person lift … --reason "MOTIVO" [--folio FOLIO]
     portal person list [quien, para marcar sus solicitudes]`
/** Requests that the list gives. */
const LISTED = 500

const text = { type: 'string' } as const
const OPTIONS = {
  ...{ rfc: text, curp: text, email: text, phone: text, name: text, folio: text, out: text },
  ...{ ground: text, reason: text, on: text, json: { type: 'boolean' } as const },
}
type Values = Partial<
  Record<'rfc' | 'curp' | 'email' | 'phone' | 'name' | 'folio' | 'out' | 'ground' | 'reason' | 'on', string>
> & {
  json?: boolean
}

/** `person find|export|restrict|lift|list`: requests of persons over their data (access, cancellation, opposition). Each leaves its trail. */
export async function run([act, ...args]: string[]): Promise<number> {
  const acts: Record<string, (values: Values, database: OpenedDatabase) => Promise<number>> = {
    ...{ find, export: toFile, restrict, lift, list },
  }
  const work = act !== undefined && Object.hasOwn(acts, act) ? acts[act] : undefined
  if (!work) throw new CommandProblem(USAGE)
  const values = read(args)
  if (act !== 'list') readPersonKeys(values)
  const database = await openPortalDatabase()
  try {
    return await work(values, database)
  } finally {
    await database.close()
  }
}

function read(args: string[]): Values {
  try {
    return parseArgs({ args, options: OPTIONS }).values
  } catch {
    throw new CommandProblem(USAGE)
  }
}

/** The owner of the tables may become the role of searches; the login of the application may not. */
function ownerOf({ ownerUrl }: OpenedDatabase): string {
  if (ownerUrl === null)
    throw new CommandProblem('Busca el dueño de las tablas: ponga DATABASE_URL, además de DATABASE_APP_URL.')
  return ownerUrl
}

const folioOf = ({ folio }: Values) => folio?.trim().slice(0, 80) || null

async function find(values: Values, database: OpenedDatabase): Promise<number> {
  const found = await searchPerson(readPersonKeys(values), { ownerUrl: ownerOf(database), folio: folioOf(values) })
  if (values.json) await writeAnswer(found)
  else await writeOut(foundInWords(found))
  return 0
}

async function toFile(values: Values, database: OpenedDatabase): Promise<number> {
  const { out } = values
  if (!out) throw new CommandProblem(USAGE)
  const ownerUrl = ownerOf(database)
  const { content, ...found } = await exportPerson(readPersonKeys(values), { ownerUrl, folio: folioOf(values) })
  const { request, toVerify, homonyms, notSearched } = found
  const file = { request, madeAt: new Date().toISOString(), places: content, toVerify, homonyms, notSearched }
  writeFileSync(out, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await writeAnswer({ out, request, places: content.length, toVerify: toVerify.length, homonyms, notSearched })
  process.stderr.write('El archivo lleva datos personales: entréguelo a su titular y borre esta copia.\n')
  return 0
}

async function restrict(values: Values, database: OpenedDatabase): Promise<number> {
  const { ground = '', reason = '', on = '' } = values
  const restriction = { ground, reason: reason.trim(), requestedOn: on, folio: folioOf(values) }
  const done = await restrictPerson(readPersonKeys(values), restriction, ownerOf(database))
  await writeAnswer(done)
  process.stderr.write(stillPublicInWords(done.stillPublic))
  return 0
}

async function lift(values: Values): Promise<number> {
  await writeAnswer(
    await liftPerson(readPersonKeys(values), { reason: (values.reason ?? '').trim(), folio: folioOf(values) }),
  )
  return 0
}

async function list(values: Values): Promise<number> {
  const isSomebody = ['rfc', 'curp', 'email', 'phone', 'name'].some((name) => name in values)
  const person = isSomebody ? readPersonKeys(values) : null
  const digests = person && (givenKeys(person).length > 0 || person.name.length > 0) ? digestsOf(person) : []
  await writeAnswer({ requests: await asPlatform((tx) => listPersonRequests(tx, digests, LISTED)) })
  return 0
}
