import { expect, test } from 'vitest'
import { dataDictionary } from '#app/catalog/data-dictionary.ts'
import { walkFields } from '#app/ocds/fields.ts'

test('every field has a title and a description, every anchor is its own, every part that is linked exists', () => {
  const parts = dataDictionary()
  const fields = parts.flatMap((part) => part.fields)
  const anchors = [...parts.map(({ anchor }) => anchor), ...fields.map(({ anchor }) => anchor)]
  expect(new Set(anchors).size).toBe(anchors.length)
  for (const field of fields) {
    expect(field.title, field.path).not.toBe('')
    expect(field.description, field.path).not.toBe('')
    if (field.partHref) expect(anchors).toContain(field.partHref.slice(1))
  }
})

test('no name of a field is left out', () => {
  const names = new Set(
    dataDictionary().flatMap((part) => part.fields.map(({ path }) => path.split('/').at(-1)?.replace('[]', ''))),
  )
  for (const field of walkFields()) expect(names).toContain(field.name)
})
