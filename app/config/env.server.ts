import { z } from 'zod'
import { readSender, readSmtpUrl, SENDER_SHAPE, SMTP_SHAPE } from './mail-settings.ts'
import { readSigningKey, SIGNING_KEY_SHAPE, signingKeyFrom } from './signing-key.ts'

/** Values printed in `.env.example`; a server that must keep secrets refuses them. */
const SAMPLE = /^(cambie|sample|changeme|change-me|secreto)/i
const DEVELOPMENT_SECRET = 'solo-para-desarrollo-y-pruebas-sin-valor'

/** Addresses, networks, or Express's names for the private ones, with commas between. Never a number of hops: it can be forged. */
const PROXIES =
  /^(loopback|linklocal|uniquelocal|[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*(\/\d{1,3})?)(\s*,\s*(loopback|linklocal|uniquelocal|[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*(\/\d{1,3})?))*$/

const emptyAsMissing = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyAsMissing, schema.optional())
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'debe comenzar con postgres://')

const shape = z.object({
  NODE_ENV: optional(z.enum(['production', 'development', 'test'])),
  PORTAL_MODE: optional(z.enum(['demo', 'production', 'development', 'test'])),
  PORTAL_STATE: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,40}$/)
      .default('demo'),
  ),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_APP_URL: optional(postgresUrl),
  DATA_DIR: z.preprocess(emptyAsMissing, z.string().default('.data')),
  HOST: z.preprocess(emptyAsMissing, z.string().default('127.0.0.1')),
  PORT: z.preprocess(emptyAsMissing, z.coerce.number().int().min(0).max(65535).default(3000)),
  TRUST_PROXY: z.preprocess(
    emptyAsMissing,
    z
      .string()
      .regex(PROXIES, 'debe ser una lista de direcciones o redes, como loopback, 10.0.0.0/8')
      .default('loopback'),
  ),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  SESSION_SECRET: optional(z.string()),
  HMAC_SECRET: optional(z.string()),
  ENCRYPTION_SECRET: optional(z.string()),
  ENCRYPTION_SECRET_FORMER: optional(z.string()),
  INTEGRITY_SIGNING_KEY: optional(z.string()),
  SMTP_URL: optional(z.string().refine((text) => readSmtpUrl(text) !== null, { error: SMTP_SHAPE })),
  MAIL_FROM: optional(z.string().refine((text) => readSender(text) !== null, { error: SENDER_SHAPE })),
})

export type Mode = 'demo' | 'production' | 'development' | 'test'
/** Secrets that every running server must have. */
const SECRETS = ['SESSION_SECRET', 'HMAC_SECRET', 'ENCRYPTION_SECRET'] as const
type Secret = (typeof SECRETS)[number]
export type Env = Omit<z.infer<typeof shape>, Secret | 'PORTAL_MODE' | 'PUBLIC_URL' | 'INTEGRITY_SIGNING_KEY'> & {
  PORTAL_MODE: Mode
  PUBLIC_URL: string
  /** Signs answers on integrity badges (app/config/signing-key.ts). */
  INTEGRITY_SIGNING_KEY: string
} & Record<Secret, string>

/** The environment cannot be used; `message` is one Spanish sentence a variable, each naming it. */
export class EnvProblem extends Error {
  override name = 'EnvProblem'
}

function secretProblem(name: string, value: string | undefined): string | null {
  if (value === undefined) return `Falta ${name}: genere uno propio de 32 caracteres o más.`
  if (SAMPLE.test(value) || value === DEVELOPMENT_SECRET) return `${name} tiene el valor de ejemplo: genere uno propio.`
  return value.length < 32 ? `${name} es demasiado corto: use 32 caracteres o más.` : null
}

function signingKeyProblem(value: string | undefined): string | null {
  if (value === undefined) return `Falta INTEGRITY_SIGNING_KEY: ${SIGNING_KEY_SHAPE}.`
  if (SAMPLE.test(value) || value === signingKeyFrom(DEVELOPMENT_SECRET))
    return 'INTEGRITY_SIGNING_KEY tiene el valor de ejemplo: genere una propia.'
  return readSigningKey(value) === null
    ? `INTEGRITY_SIGNING_KEY no se puede leer: debe ser ${SIGNING_KEY_SHAPE}.`
    : null
}

function missingIn(mode: Mode, raw: z.infer<typeof shape>): string[] {
  const sender = raw.SMTP_URL && !raw.MAIL_FROM ? `Falta MAIL_FROM: ${SENDER_SHAPE}.` : null
  if (mode === 'development' || mode === 'test') return sender === null ? [] : [sender]
  const problems = [...SECRETS.map((name) => secretProblem(name, raw[name])), sender]
  problems.push(signingKeyProblem(raw.INTEGRITY_SIGNING_KEY))
  if (mode === 'production' && !raw.DATABASE_URL) problems.push('Falta DATABASE_URL: la base de datos PostgreSQL.')
  if (mode === 'production' && !raw.PUBLIC_URL) problems.push('Falta PUBLIC_URL: la dirección pública del portal.')
  if (mode === 'production' && !raw.SMTP_URL)
    problems.push(
      'Falta SMTP_URL: el servidor de correo. Sin él nadie recibe invitaciones ni puede recuperar su cuenta.',
    )
  return problems.filter((problem) => problem !== null)
}

/**
 * Reads and checks the environment. In: the variables (process.env unless told). Out: typed values with defaults.
 * Secrets are demanded in production and demo; development and tests use a known one.
 * Throws EnvProblem with every problem at once, each naming its variable.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = shape.safeParse(source)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} no es válida: ${issue.message}.`)
  const raw = parsed.success ? parsed.data : null
  const mode: Mode = raw?.PORTAL_MODE ?? raw?.NODE_ENV ?? 'development'
  if (raw) problems.push(...missingIn(mode, raw))
  if (!raw || problems.length > 0) throw new EnvProblem(`${problems.join('\n')}\nVea .env.example.`)
  return {
    ...raw,
    PORTAL_MODE: mode,
    PUBLIC_URL: (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, ''),
    SESSION_SECRET: raw.SESSION_SECRET ?? DEVELOPMENT_SECRET,
    HMAC_SECRET: raw.HMAC_SECRET ?? DEVELOPMENT_SECRET,
    ENCRYPTION_SECRET: raw.ENCRYPTION_SECRET ?? DEVELOPMENT_SECRET,
    INTEGRITY_SIGNING_KEY: raw.INTEGRITY_SIGNING_KEY ?? signingKeyFrom(DEVELOPMENT_SECRET),
  }
}
