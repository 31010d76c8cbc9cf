import { expect, it } from 'vitest'
import { syntaxErrorAt } from '#app/ocds/guarding/syntax-error-at.ts'

const marked: string[] = [
  '{"a":1,\n"b":¿}',
  '[1 ¿2]',
  '¿<html>',
  '{"a"¿,1}',
  '[1,2¿}',
  '{¿a:1}',
  '{"a":¿"\n"}',
  '[01]'.replace('0', '0¿'),
  '{"a":1,¿}',
  '{"a":1} ¿x',
]

for (const text of marked) {
  it(`points at the mark in ${JSON.stringify(text)}`, () =>
    expect(syntaxErrorAt(text.replace('¿', ''))).toBe(text.indexOf('¿')))
}

it('points at the end of what is cut off', () => {
  for (const text of ['{"a":[1,', '', '[', '{"a"']) expect(syntaxErrorAt(text)).toBe(text.length)
})
