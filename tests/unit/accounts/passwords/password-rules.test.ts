import { describe, expect, test } from 'vitest'
import { COMMON_WORDS } from '#app/accounts/passwords/common-words.ts'
import { isCommonPassword, passwordProblem } from '#app/accounts/passwords/password-rules.ts'

const julia = { email: 'julia.olmedal@dependencia.invalid', name: 'Julia Olmedal Cantizal' }

describe('length', () => {
  test.each([
    ['once letras', false],
    ['grapa lenta 1', true],
    ['ñañaéíóúüÑÁÉÍ', true],
    ['🐢🐢🌵🌵🦎🦎🌋🌋🐚🐚🦉🦉', true],
    ['caballo verde grapa lenta '.repeat(2).padEnd(64, 'z'), true],
    ['caballo verde grapa lenta '.repeat(8).slice(0, 200), true],
    ['x', false],
    ['', false],
    ['mesa roja cubo '.repeat(40), false],
  ])('%s', (password, accepted) => {
    expect(passwordProblem(password, julia) === null).toBe(accepted)
  })
})

describe('what is guessed first', () => {
  test.each([
    'contraseña2026!',
    'Contrasena1234',
    'Passw0rd1234',
    'qwertyuiop12',
    'QwErTyUiOpAs',
    '123456789012',
    '098765432109',
    'abcabcabcabc',
    'aaaaaaaaaaaa',
    'Guadalajara2026',
    'MiAmorCorazon99',
    '1qaz2wsx3edc',
    'Transparencia#2026',
    'AdminAdmin2026',
    'Septiembre2026',
  ])('%s is refused', (password) => {
    expect(passwordProblem(password, julia)).toMatch(/adivinar/)
  })

  test('far more than 3,000 passwords of twelve characters or more are known', () => {
    const endings = ['', '1', '12', '123', '1234', '2024', '2025', '2026', '!', '123!', '2026!', '#2026']
    const words = COMMON_WORDS.filter((word) => word.length >= 4)
    const guesses = words
      .flatMap((word) =>
        [word, `${word}${word}`, `mi${word}`].flatMap((stem) => endings.map((ending) => stem + ending)),
      )
      .flatMap((guess) => [guess, guess[0]?.toUpperCase() + guess.slice(1)])
      .filter((guess) => guess.length >= 12)
    expect(new Set(guesses).size).toBeGreaterThan(3000)
    expect(guesses.filter((guess) => !isCommonPassword(guess))).toEqual([])
  })

  test.each([
    'caballo verde grapa lenta',
    'correcthorsebatterystaple',
    'zanahoria-lunes-77',
    'jullanerb#983kfm2',
    '839201746552',
  ])('%s is taken, whatever kinds of characters it has', (password) => {
    expect(passwordProblem(password, julia)).toBeNull()
  })
})

test('one that is the own name or e-mail is refused', () => {
  expect(passwordProblem('JuliaOlmedal26', julia)).toMatch(/nombre/)
  expect(passwordProblem('juliaolmedal!!', julia)).toMatch(/nombre/)
  expect(passwordProblem('julia compra tornillos', julia)).toBeNull()
})
