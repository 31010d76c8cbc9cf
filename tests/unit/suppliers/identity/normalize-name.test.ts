import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEGAL_FORMS } from '#app/lib/suppliers/legal-forms.ts'
import { legalFormOf, nameKey, normalizeName } from '#app/suppliers/identity/normalize-name.ts'
import { sharedFolder } from '../../../support/shared-folder.ts'

/** Invented names, built as the real ones are. */
const word = fc.constantFrom(
  'Aceros',
  'Ñandú',
  'Construcción',
  'S',
  'A',
  'SC',
  'DE',
  'C',
  'V',
  'Inc',
  '&',
  'y',
  '3',
  'S.A.',
  'R.L.',
)
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
)

describe('names of suppliers', () => {
  it('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(name, (text) => {
        const once = normalizeName(text)
        expect(normalizeName(once)).toBe(once)
        expect(normalizeName(nameKey(text)).length).toBeLessThanOrEqual(nameKey(text).length)
      }),
      { numRuns: 2000 },
    )
  })

  it('words in another order have the same key', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['ACEROS', 'DEL', 'CARIBE', 'NORTE', 'QUINTANA'], { minLength: 2 }), (words) => {
        const written = `${words.join(' ')}, S.A. de C.V.`
        expect(nameKey(written)).toBe(nameKey([...words].reverse().join(' ')))
        expect(normalizeName(written)).toBe(words.join(' '))
      }),
    )
  })

  it('every legal form is cut off, with and without dots, spaces and commas', () => {
    for (const [letters, written] of LEGAL_FORMS) {
      const spellings = [letters, letters.toLowerCase(), [...letters].join(' '), `${[...letters].join('.')}.`, written]
      for (const spelling of spellings) {
        expect(normalizeName(`Ferretería Ñuu, ${spelling}`), spelling).toBe('FERRETERIA ÑUU')
        expect(legalFormOf(`Ferretería Ñuu ${spelling}`), spelling).toBe(written)
      }
    }
  })

  it.each([
    ['Súper  Limpio del Sur,S.A.  DE C.V.', 'SUPER LIMPIO DEL SUR'],
    ['C.T.T. Servicios S de RL de CV', 'CTT SERVICIOS'],
    ['C T T SERVICIOS, S. DE R.L. DE C.V.', 'CTT SERVICIOS'],
    ['Materiales A & B SA', 'MATERIALES AYB'],
    ['Materiales A y B', 'MATERIALES AYB'],
    ['Grupo Casa SA de CV', 'GRUPO CASA'],
    ['CASA', 'CASA'],
    ['S.A. de C.V.', 'SA DE CV'],
    ['Peña-Nieves “Hermanos” S.C.', 'PEÑA NIEVES HERMANOS'],
    ['ﬁnanzas ＡＢＣ INC.', 'FINANZAS ABC'],
    ['', ''],
    ['…', ''],
  ])('%s is %s', (given, normal) => expect(normalizeName(given)).toBe(normal))

  it('Ñ tells names apart, accents do not', () => {
    expect(normalizeName('CAÑA')).not.toBe(normalizeName('CANA'))
    expect(normalizeName('Cán\u0303a')).toBe('CAÑA')
    expect(normalizeName('CÁMARA')).toBe('CAMARA')
  })

  it('a name without a form has none', () => {
    expect(legalFormOf('Juana Pérez Canul')).toBeNull()
    expect(legalFormOf('SAC')).toBeNull()
  })

  const lists = sharedFolder('data/sanciones')
  it.runIf(lists)('the real names of the lists keep something, lose their form and stay as they are', () => {
    const read = (file: string, encoding: string) =>
      new TextDecoder(encoding).decode(readFileSync(resolve(lists ?? '', file))).split('\n')
    const names = [
      ...read('sfp_proveedores_sancionados_personas_morales.csv', 'utf-8').flatMap(
        (line) => /^"([^"]+)"/.exec(line)?.[1] ?? [],
      ),
      ...read('sat_69b_2022-11-30_muestra_morales.csv', 'windows-1252').flatMap(
        (line) => /^\d+,[^,]+,"?([^",]+(?:,[^",]+)?)/.exec(line)?.[1] ?? [],
      ),
    ]
    expect(names.length).toBeGreaterThan(3000)
    for (const each of names) {
      const normal = normalizeName(each)
      expect(normal).not.toBe('')
      expect(normalizeName(normal)).toBe(normal)
    }
    const left = names.filter((each) => / S ?A ?(DE ?C ?V)?$/.test(normalizeName(each)))
    expect(left).toEqual([])
    expect(names.filter((each) => legalFormOf(each) === null).length / names.length).toBeLessThan(0.1)
  })
})
