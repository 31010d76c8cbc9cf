import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPrivate, isClearlyPublic } from '#app/ocds/personal-data/find-private.ts'
import { foldText } from '#app/ocds/personal-data/fold-text.ts'
import { publicVersion } from '#app/ocds/private-data.ts'
import { clabes, companyRfcs, curps, disguises, rfcs } from './invented-keys.ts'

const secret = { publishNaturalRfc: false }
const publicText = (text: string, rule = secret) =>
  String(
    (publicVersion({ tender: { description: text } }, rule).document.tender as { description: string }).description,
  )
const kinds = (text: string) => findPrivate(text).map(({ kind }) => kind)

describe('what is clearly public', () => {
  it('is no text with anything that the patterns look for', () => {
    const texts = [
      'a@b',
      'a%40b',
      'ana arroba b',
      'ana ARROBA b',
      'ana arrOba b',
      'ana arroBA b',
      'a [at] b',
      'a(at)b',
      '12345 6',
      '\u200b',
      '１',
    ]
    expect(texts.filter(isClearlyPublic)).toEqual([])
    expect(
      ['', 'Licitación pública 2026', 'ocds-213czf-A', 'obra «Ñandú»', 'pozo «Ñandú»'].map(isClearlyPublic),
    ).toEqual([true, true, true, false, true])
  })
})

describe('a private key in free text', () => {
  for (const [name, write] of disguises) {
    it(`is masked ${name}: RFC, CURP and account`, () => {
      fc.assert(
        fc.property(fc.oneof(rfcs, curps, clabes), (key) => {
          const text = publicText(`Pago a ${write(key)}, según contrato.`)
          expect(foldText(text).text.toUpperCase()).not.toContain(key)
          expect(text).toMatch(/^Pago a \W?(RFC-RESERVADO-1|CURP-RESERVADA|CUENTA-RESERVADA)\W?, según contrato\.$/)
        }),
      )
    })
  }

  it('is masked glued to letters on either side: RFC and CURP', () => {
    const around = fc.constantFrom('', 'RFC', 'Carmen', 'x', 'R.F.C.:', '_')
    fc.assert(
      fc.property(fc.oneof(rfcs, curps), around, around, (key, before, after) => {
        expect(publicText(`a ${before}${key}${after} b`).toUpperCase()).not.toContain(key)
      }),
    )
  })

  it('is masked glued to the word RFC, whatever its check digit', () => {
    expect(publicText('RFCGOMC850230AB1')).toBe('RFCGOMC850230AB1')
    expect(publicText('RFCGOMC850228AB1, aviso')).toBe('RFCRFC-RESERVADO-1, aviso')
  })

  it('is masked in groups, as it is written by hand', () => {
    const gap = fc.constantFrom(' ', '-', '.', '/', ' - ', '_')
    fc.assert(
      fc.property(rfcs, gap, (rfc, between) => {
        const grouped = `${rfc.slice(0, 4)}${between}${rfc.slice(4, 10)}${between}${rfc.slice(10)}`.replace(
          / - /g,
          '- ',
        )
        expect(publicText(`RFC ${grouped}`)).toBe('RFC RFC-RESERVADO-1')
      }),
    )
    const [clabe] = fc.sample(clabes, { numRuns: 1, seed: 1 }) as [string]
    for (const between of [' ', '-', '.'])
      for (const sizes of [[3, 3, 11, 1], [4, 4, 4, 4, 2], [18]]) {
        const ends = sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size))
        const groups = ends.map((end, at) => clabe.slice(ends[at - 1] ?? 0, end))
        expect(publicText(groups.join(between))).toBe('CUENTA-RESERVADA')
      }
  })

  it('is masked as a number of JSON, which loses its last digits', () => {
    fc.assert(
      fc.property(clabes, (clabe) => {
        const { document, masked } = publicVersion({ tender: { cuenta: Number(clabe), id: '1' } }, secret)
        expect(document).toEqual({ tender: { cuenta: null, id: '1' } })
        expect(masked).toEqual(['/tender/cuenta'])
      }),
    )
  })

  it('leaves what stands around it as it is, unseen characters too', () => {
    fc.assert(
      fc.property(rfcs, fc.constantFrom('ñ ', '“á” ', '\u200d👩‍🔧 ', '１２ '), (rfc, around) => {
        expect(publicText(`${around}${rfc} ${around}`)).toBe(`${around}RFC-RESERVADO-1 ${around}`)
      }),
    )
  })
})

describe('mail and phones', () => {
  const mails = [
    'carmen.x@gmail.com',
    'josé.pérez@hotmail.com',
    'ñandú_1@yahoo.com.mx',
    'carmen%40live.com.mx',
    'carmen (at) outlook.com',
    'carmen arroba gmail.com',
    'ｃarmen＠gmail.com',
    "o'hara+x@protonmail.com",
  ]
  it.each(mails)('%s is masked whole', (mail) =>
    expect(publicText(`Informes: ${mail}; gracias`)).toBe('Informes: CORREO-RESERVADO; gracias'),
  )

  const own = [
    'cel. 998 123 4567',
    'Celular: (998) 123-45-67',
    'móvil +52 998 1234567',
    'WhatsApp 9981234567',
    'teléfono particular 55 1234 5678',
  ]
  it.each(own)('%s is somebody’s own', (text) => expect(publicText(text)).toMatch(/TELEFONO-RESERVADO$/))

  const open = [
    'Informes al tel. 998 881 5000 ext. 12',
    'compras@ente.gob.mx',
    'ventas@gmailer.com.mx',
    'Monto $9981234567.00 y 1,234,567,890.12',
    'Partida 998 123 4567 de 12',
    'Correo @gobierno',
  ]
  it.each(open)('%s stays', (text) => expect(publicText(text)).toBe(text))

  it('a phone that is called private is masked, abbreviated too', () => {
    expect(publicText('Tel. particular: 998 123 4567')).toBe('Tel. particular: TELEFONO-RESERVADO')
    expect(publicText('tel personal 9981234567')).toBe('tel personal TELEFONO-RESERVADO')
  })

  it('a phone of the office stands, but not beside the RFC of a person', () => {
    const [rfc] = fc.sample(rfcs, { numRuns: 1, seed: 2 }) as [string]
    expect(publicText(`Tel. 998 881 5000`)).toBe('Tel. 998 881 5000')
    expect(publicText(`${rfc}, tel. 998 881 5001`)).toBe('RFC-RESERVADO-1, tel. TELEFONO-RESERVADO')
  })
})

describe('what only looks like a private key stays', () => {
  const folios = [
    ...[
      'LICT202301001',
      'LICI260315AB1',
      'CONT260315001',
      'EXPE991332001',
      'ABCD010100AB1',
      'XAXX010101000',
      'OFIC240229012',
    ],
    ...[
      'ADJD260230AB1',
      '1234567890123',
      'LA-050GYR-E12-2026',
      'a1b2c3d4-e5f6-4711-8899-aabbccddeeff',
      'GOMC850230AB1',
    ],
    ...['https://ente.gob.mx/docs/20260315/ACTA202603150012.pdf', '2026-03-15T10:00:00-05:00', '123456789012345678'],
  ]
  it.each(folios)('%s', (text) => expect(kinds(text)).toEqual([]))

  it('the RFC of companies, alone and behind a word', () => {
    fc.assert(
      fc.property(companyRfcs, fc.constantFrom('', 'RFC ', 'MX-RFC-', '«', 'R.F.C. '), (rfc, before) => {
        expect(publicText(`${before}${rfc}.`)).toBe(`${before}${rfc}.`)
      }),
    )
  })

  it('amounts, and numbers of 18 digits but for one in forty', () => {
    const amounts = fc.sample(fc.double({ min: 0, max: 9e14, noNaN: true }), { numRuns: 1_000, seed: 3 })
    expect(publicVersion({ tender: { amounts } }, secret).masked).toEqual([])
    const numbers = fc.sample(fc.stringMatching(/^\d{18}$/), { numRuns: 4_000, seed: 4 })
    expect(numbers.filter((text) => kinds(text).length > 0).length).toBeLessThan(4_000 / 40)
  })
})
