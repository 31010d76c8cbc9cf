import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { hashPassword, isOutdated, matchesPassword } from '#app/accounts/passwords/hash-password.server.ts'

test('argon2id with 19 MiB, two passes and one lane; each hash has its own salt', async () => {
  const [one, other] = await Promise.all([hashPassword('grapa lenta verde'), hashPassword('grapa lenta verde')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
})

test('no character is cut off, and the same letters match however they are composed', async () => {
  const long = `${'caballo '.repeat(24)}final`
  const stored = await hashPassword(long)
  expect(await matchesPassword(stored, long)).toBe(true)
  expect(await matchesPassword(stored, `${long}.`)).toBe(false)
  expect(await matchesPassword(stored, long.slice(0, -1))).toBe(false)
  const accents = await hashPassword('camión añil lento')
  expect(await matchesPassword(accents, 'camión añil lento'.normalize('NFD'))).toBe(true)
})

test('an account without password, or with a broken hash, matches nothing', async () => {
  expect(await matchesPassword(null, 'grapa lenta verde')).toBe(false)
  expect(await matchesPassword('$argon2id$broken', 'grapa lenta verde')).toBe(false)
})

test('a hash of another cost still matches and is known to be outdated', async () => {
  const old = await hash('grapa lenta verde', { algorithm: 2, memoryCost: 8192, timeCost: 2, parallelism: 1 })
  expect(await matchesPassword(old, 'grapa lenta verde')).toBe(true)
  expect(isOutdated(old)).toBe(true)
  expect(isOutdated(await hashPassword('grapa lenta verde'))).toBe(false)
})

test('fifty wait for their turn; past the queue the next ones are sent away with 503', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 70 }, () => hashPassword('grapa lenta verde')))
  const away = answers.filter((answer) => answer.status === 'rejected')
  expect(away).toHaveLength(4)
  expect(away.map((answer) => answer.reason.status)).toEqual([503, 503, 503, 503])
  expect(await hashPassword('después')).toMatch(/^\$argon2id/)
})
