import { describe, expect, test } from 'vitest'
import { rfcCheckDigit } from '#app/lib/rfc.ts'
import { isPseudonym } from '#app/publication/pseudonym.ts'
import { publicRelease } from '#app/publication/public-release.server.ts'

const PERSON = 'PEPJ800101AB1'
const release = {
  ocid: 'ocds-demo00-X-1',
  id: 'r-1',
  buyer: { id: 'MX-RFC-GEX9501013T8', name: 'Gobierno' },
  parties: [
    {
      id: `MX-RFC-${PERSON}`,
      name: 'Juana Pérez',
      identifier: { scheme: 'MX-RFC', id: PERSON },
      contactPoint: { name: 'Juana', email: 'juana@prueba.invalid', telephone: '5550000000' },
      roles: ['supplier'],
    },
    {
      id: 'MX-RFC-AAA010101AAA',
      name: 'Papelera',
      identifier: { scheme: 'MX-RFC', id: 'AAA010101AAA' },
      roles: ['supplier'],
    },
  ],
  awards: [
    {
      id: '1',
      suppliers: [{ id: `MX-RFC-${PERSON}`, name: 'Juana Pérez' }],
      description: `Se adjudica a ${PERSON}, única oferta`,
    },
  ],
}

describe('what of a release is public', () => {
  test('a natural RFC becomes one stand-in wherever it stands, and contact goes', () => {
    const { document, masked } = publicRelease(release, { publishNaturalRfc: false })
    const text = JSON.stringify(document)
    expect(text).not.toContain(PERSON)
    expect(text).not.toContain('5550000000')
    const [person, company] = document.parties as { id: string; identifier: { scheme: string; id: string } }[]
    expect(isPseudonym(person!.id)).toBe(true)
    expect(`${person!.identifier.scheme}-${person!.identifier.id}`).toBe(person!.id)
    expect((document.awards as { suppliers: { id: string }[] }[])[0]?.suppliers[0]?.id).toBe(person!.id)
    expect(company).toEqual(release.parties[1])
    expect(masked).toContain('/parties/0/id')
    expect(masked).toContain('/awards/0/description')
  })

  test('two documents give one person one stand-in, and two persons two', () => {
    const idOf = (rfc: string) => publicRelease({ tender: { id: rfc } }, { publishNaturalRfc: false }).document.tender
    expect(idOf(PERSON)).toEqual(idOf(PERSON.toLowerCase()))
    expect(idOf(PERSON)).not.toEqual(idOf('PEPJ800101AB2'))
  })

  test('with a legal basis the RFC stays and the contact still goes', () => {
    const text = JSON.stringify(publicRelease(release, { publishNaturalRfc: true }).document)
    expect(text).toContain(PERSON)
    expect(text).not.toContain('5550000000')
  })

  test('companies, folios and the ids of process and release are left alone', () => {
    const plain = {
      ocid: `ocds-demo00-${PERSON}`,
      id: PERSON,
      tender: { id: 'LA-050GYR-E12-2026', title: 'Folio 1234567890123' },
    }
    expect(publicRelease(plain, { publishNaturalRfc: false })).toEqual({ document: plain, masked: [] })
  })

  test('persons known by their CURP stay two, and an RFC written in groups is one when its check digit is right', () => {
    const body = 'PEPJ800101AB'
    const rfc = `${body}${rfcCheckDigit(body)}`
    const wrong = `${body}${rfc.endsWith('1') ? '2' : '1'}`
    const grouped = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 10)}-${text.slice(10)}`
    const { document } = publicRelease(
      {
        parties: [{ id: 'XEXX010101HNEXXXA4' }, { id: 'XEXX010101MNEXXXA8' }],
        tender: { description: `${grouped(rfc)} y ${grouped(wrong)}` },
      },
      { publishNaturalRfc: false },
    )
    const [one, other] = (document.parties as { id: string }[]).map(({ id }) => id)
    expect([isPseudonym(one!), isPseudonym(other!), one !== other]).toEqual([true, true, true])
    expect(JSON.stringify(document.tender)).not.toContain(grouped(rfc))
    expect(JSON.stringify(document.tender)).toContain(grouped(wrong))
  })
})
