import { describe, expect, it } from 'vitest'
import { personsOf, publicVersion } from '#app/ocds/private-data.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const secret = { publishNaturalRfc: false }
const contactPoint = { name: 'Carmen', email: 'Carmen@taller.mx', telephone: '(998) 123-4567' }
const first: JsonObject = { ocid: 'o', id: '1', parties: [{ id: 'p', details: { legalPersonality: 'naturalPerson' } }] }
const second: JsonObject = {
  ocid: 'o',
  id: '2',
  awards: [
    { id: '1', suppliers: [{ id: 'p', contactPoint }], description: 'Avisar a carmen@taller.mx o al 9981234567.' },
  ],
}

describe('who is a person in one release of a process', () => {
  it('is one in another, whichever comes first: contact goes, and mail and phone in free text with it', () => {
    const persons = personsOf([second, first])
    const text = JSON.stringify(publicVersion(second, secret, persons).document)
    expect(text).not.toMatch(/taller|123-?4567/)
    expect(text).toContain('Avisar a CORREO-RESERVADO o al TELEFONO-RESERVADO.')
    expect(JSON.stringify(publicVersion(second, secret).document)).toContain('Carmen@taller.mx')
  })

  it('is one in what is published already, where the key is masked', () => {
    for (const party of [
      { id: 'p', identifier: { scheme: 'MX-PF', id: '0123456789abcdef0123' } },
      { id: 'p', identifier: { scheme: 'MX-RFC', id: 'RFC-RESERVADO-1' } },
      { id: 'p', additionalIdentifiers: [{ scheme: 'MX-CURP', id: 'CURP-RESERVADA' }] },
    ])
      expect([...personsOf([{ parties: [party] }]).ids]).toContain('p')
  })

  it('shares a mail with a company that publishes it: it stays', () => {
    const shared = [first, second, { ocid: 'o', parties: [{ id: 'c', name: 'Taller, S.A.', contactPoint }] }]
    expect(personsOf(shared).mails).toEqual(new Set())
  })

  it('is known by an RFC with unusual letters or a wrong check digit, which is theirs wherever it stands', () => {
    // Short surnames (Ek, Uc, Ku) leave out the vowel that other keys have in second place.
    const [rfc, gluedTo] = ['EKMA850612H52', 'PagoEKMA850612H52']
    const party = { id: `MX-RFC-${rfc}`, identifier: { scheme: 'MX-RFC', id: rfc }, name: 'Ek' }
    const other = { awards: [{ title: gluedTo, description: `A ${rfc.toLowerCase()} se le pagó` }] }
    const persons = personsOf([{ parties: [party] }, other])
    for (const release of [{ parties: [party] }, other])
      expect(JSON.stringify(publicVersion(release, secret, persons).document)).not.toMatch(/EKMA850612/i)
    expect(JSON.stringify(publicVersion(other, secret).document)).toContain(gluedTo)
  })

  it('is nobody where all are companies, and a release is no person by its own id', () => {
    const company = { id: 'c', identifier: { scheme: 'MX-RFC', id: 'ABC010101AB1' }, contactPoint }
    expect(personsOf([{ id: 'GOMC850315AB1', parties: [company] }])).toEqual({
      ids: new Set(),
      keys: new Set(),
      mails: new Set(),
      phones: new Set(),
    })
  })
})
