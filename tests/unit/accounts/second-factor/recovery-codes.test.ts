import { expect, test } from 'vitest'
import { recoveryCodeFile } from '#app/accounts/second-factor/recovery-code-file.ts'
import {
  hashRecoveryCode,
  makeRecoveryCodes,
  readRecoveryCode,
} from '#app/accounts/second-factor/recovery-codes.server.ts'

test('ten codes, of sixty bits each, no two alike; only hashes are kept, and each is found by what was typed', async () => {
  const { codes, salt, hashes } = await makeRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/)
  expect(new Set(hashes).size).toBe(10)
  expect(JSON.stringify({ salt, hashes })).not.toContain(codes[0])
  expect(await hashRecoveryCode(` ${codes[3]?.toUpperCase().replaceAll('-', ' ')} `, salt)).toBe(hashes[3])
  expect(hashes).not.toContain(await hashRecoveryCode('0000-0000-0000', salt))
})

test.each([
  ['K7MP-3XQ2-9DTW', 'k7mp3xq29dtw'],
  ['k7mp 3xq2 9dtw', 'k7mp3xq29dtw'],
  ['oil0-ILOu-aaaa', '01101110vaaaa'.replace('01101110v', '0110110v')],
])('%s is read as it was meant', (typed, meant) => expect(readRecoveryCode(typed)).toBe(meant))

test('the file holds the codes and nothing that was slipped in', () => {
  const names = { portal: 'Portal', email: 'ana@prueba.invalid' }
  const file = recoveryCodeFile('k7mp-3xq2-9dtw 0000-1111-2222', names)
  expect(file).toContain(' 1. k7mp-3xq2-9dtw\r\n 2. 0000-1111-2222\r\n')
  for (const bad of ['', '<script>', 'k7mp-3xq2-9dtw\r\nX: y', 'k7mp-3xq2-9dtw  x', 'x'.repeat(5000)])
    expect(recoveryCodeFile(bad, names)).toBeNull()
})
