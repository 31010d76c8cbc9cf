import { expect, test } from 'vitest'
import { describeError } from '#app/lib/log.server.ts'

test('an error of the database is logged by its code, never with statement or parameters', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint'), {
    name: 'PostgresError',
    code: '23505',
  })
  const error = new Error('Failed query: insert into users …\nparams: ana@prueba.invalid,secreto', { cause })
  const told = JSON.stringify(describeError(error))
  expect(told).toContain('23505')
  expect(told).not.toMatch(/ana@|secreto|insert into|duplicate key/)
})

test('any other error keeps its message and its stack', () => {
  expect(describeError(new TypeError('no es una función'))).toMatchObject({
    type: 'TypeError',
    message: 'no es una función',
  })
})
