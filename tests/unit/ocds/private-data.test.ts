import { describe, expect, it } from 'vitest'
import { isClabe, isCurp, isNaturalRfc, publicVersion } from '#app/ocds/private-data.ts'
import type { JsonObject } from '#app/ocds/types.ts'

/** Invented: the digits at the end are what the rules of CURP and CLABE give for them. */
const CURP = 'XEXX010101HNEXXXA4'
const RFC = 'GOMC850315AB1'
const CLABE = '032180000118359719'

describe('telling private data', () => {
  it('tells the RFC of a person from those of companies, of nobody, and from file numbers', () => {
    for (const text of [RFC, ' gomc850315ab1 ', 'ÑAÑO991231123', 'XAXX010101123'])
      expect([text, isNaturalRfc(text)]).toEqual([text, true])
    const not = [
      'ABC010101AB1',
      'XAXX010101000',
      'XEXX010101000',
      'LICT202301001',
      'EXPE991332001',
      'ABCD010100AB1',
      'GOMC850315AB',
      '1234567890123',
    ]
    for (const text of not) expect([text, isNaturalRfc(text)]).toEqual([text, false])
  })

  it('tells a CURP by its form and check digit', () => {
    expect(isCurp(CURP)).toBe(true)
    for (const text of ['XEXX010101HNEXXXA5', 'XEXX010101ZNEXXXA4', CURP.slice(1), `${CURP}1`])
      expect(isCurp(text)).toBe(false)
  })

  it('tells a bank account by its check digit', () => {
    expect(isClabe(CLABE)).toBe(true)
    expect(isClabe('032180000118359718')).toBe(false)
  })
})

describe('the public version', () => {
  const secret = { publishNaturalRfc: false }

  it('masks the RFC of a person wherever it stands, each person with one stand-in, and says where', () => {
    const document: JsonObject = {
      parties: [{ id: `MX-RFC-${RFC}`, name: 'Carmen', roles: ['supplier'] }],
      awards: [
        {
          id: '1',
          suppliers: [{ id: `MX-RFC-${RFC}` }],
          documents: [{ id: '1', title: `Propuesta de ${RFC.toLowerCase()}` }],
        },
      ],
      buyer: { id: 'MX-RFC-ABC010101AB1' },
      tender: { id: 'LICT202301001' },
    }
    const before = JSON.stringify(document)
    const { document: out, masked } = publicVersion(document, secret)
    expect(out).toEqual({
      parties: [{ id: 'MX-RFC-RFC-RESERVADO-1', name: 'Carmen', roles: ['supplier'] }],
      awards: [
        {
          id: '1',
          suppliers: [{ id: 'MX-RFC-RFC-RESERVADO-1' }],
          documents: [{ id: '1', title: 'Propuesta de RFC-RESERVADO-1' }],
        },
      ],
      buyer: { id: 'MX-RFC-ABC010101AB1' },
      tender: { id: 'LICT202301001' },
    })
    expect(masked).toEqual(['/parties/0/id', '/awards/0/suppliers/0/id', '/awards/0/documents/0/title'])
    expect(JSON.stringify(document)).toBe(before)
  })

  it('leaves the RFC where the entity has its legal basis, but never CURP, account or private mail', () => {
    const text = `RFC ${RFC}, CURP ${CURP}, CLABE ${CLABE}, carmen.x@gmail.com`
    const { document } = publicVersion({ tender: { description: text } }, { publishNaturalRfc: true })
    expect(document.tender).toEqual({
      description: `RFC ${RFC}, CURP CURP-RESERVADA, CLABE CUENTA-RESERVADA, CORREO-RESERVADO`,
    })
  })

  it('leaves numbers of eighteen digits that are no account, and official mail', () => {
    const tender = { description: '123456789012345678', documents: [{ id: '1', title: 'compras@ente.gob.mx' }] }
    expect(publicVersion({ tender }, secret)).toEqual({ document: { tender }, masked: [] })
  })

  it('keeps of a person only the locality, and of a company all', () => {
    const contactPoint = { name: 'C', email: 'c@empresa.mx', telephone: '123' }
    const address = { streetAddress: 'Calle 1', postalCode: '77000', locality: 'Bahía', region: 'Estado' }
    const person = {
      id: 'p',
      identifier: { legalPersonality: 'naturalPerson' },
      contactPoint,
      address,
      additionalContactPoints: [contactPoint],
    }
    const company = { id: 'c', identifier: { legalPersonality: 'legalPerson' }, contactPoint, address }
    const { document, masked } = publicVersion({ parties: [person, company] }, secret)
    expect(document.parties).toEqual([
      {
        id: 'p',
        identifier: person.identifier,
        contactPoint: { name: 'C' },
        address: { locality: 'Bahía', region: 'Estado' },
      },
      company,
    ])
    expect(masked).toHaveLength(5)
  })

  it('keeps of a person no contact and no street where organizations are written out, as in OCDS 1.0', () => {
    const written = (id: string, more: JsonObject = {}): JsonObject => ({
      ...{ id, name: 'Carmen', contactPoint: { email: 'c@empresa.mx', telephone: '9981234567' } },
      ...{ address: { streetAddress: 'Calle Privada 5', region: 'Estado' } },
      ...more,
    })
    const document = {
      buyer: written(`MX-RFC-${RFC}`),
      tender: { procuringEntity: written('b', { identifier: { scheme: 'MX-CURP', id: CURP } }) },
      awards: [{ id: '1', suppliers: [written('c', { identifier: { id: RFC } }), written('p')] }],
      parties: [
        { id: 'p', details: { legalPersonality: 'naturalPerson' } },
        written('q', { additionalIdentifiers: [{ scheme: 'MX-RFC', id: RFC }] }),
      ],
    }
    const text = JSON.stringify(publicVersion(document, secret).document)
    expect(text).not.toMatch(/c@empresa|9981234567|Calle Privada/)
    expect(text.match(/"region":"Estado"/g)).toHaveLength(5)
  })

  it('masks names of members, accounts written in groups and mail inside addresses; the identity of the release stays', () => {
    const document = {
      ...{ ocid: `ocds-demo00-${CLABE}`, id: CLABE, [CURP]: 1 },
      tender: {
        description: `${CLABE.slice(0, 3)} ${CLABE.slice(3, 6)} ${CLABE.slice(6, 17)} ${CLABE.slice(17)}`,
        documents: [{ id: '1', url: 'https://ente.mx/?c=carmen.x%40gmail.com' }],
      },
    }
    const { document: out } = publicVersion(document, secret)
    expect(out).toMatchObject({ ocid: document.ocid, id: document.id, 'CURP-RESERVADA': 1 })
    expect(out.tender).toEqual({
      description: 'CUENTA-RESERVADA',
      documents: [{ id: '1', url: 'https://ente.mx/?c=CORREO-RESERVADO' }],
    })
  })
})
