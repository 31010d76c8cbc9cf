import { describe, expect, test } from 'vitest'
import { isNotThatList, type ListReading } from '#app/suppliers/sanctions/reading/list-reading.ts'
import { readPdnS3 } from '#app/suppliers/sanctions/reading/pdn-s3.ts'

const V1 = {
  id: '7',
  fechaCaptura: '2020-02-01T10:00:00Z',
  expediente: 'E-7',
  institucionDependencia: { nombre: 'Instituto de Prueba' },
  particularSancionado: { nombreRazonSocial: 'Inventada, S.A. de C.V.', rfc: 'inv010101aa1', tipoPersona: 'M' },
  autoridadSancionadora: 'OIC de Prueba',
  tipoFalta: 'Contratación indebida',
  tipoSancion: [
    { clave: 'I', valor: 'Inhabilitado' },
    { clave: 'M', valor: 'Multado' },
  ],
  causaMotivoHechos: 'Un hecho',
  resolucion: { sentido: 'Sancionatoria', url: 'https://prueba.invalid/r.pdf', fechaNotificacion: '2020-01-15' },
  multa: { monto: 5000.5, moneda: { clave: 'MXN', valor: 'Peso' } },
  inhabilitacion: { plazo: '1 año', fechaInicial: '2020-01-16', fechaFinal: '2021-01-15' },
}
const V2 = {
  id: '3c1a0f9e-0000-4000-8000-000000000001',
  date_created: '2024-05-01T00:00:00Z',
  datosGenerales: { nombreRazonSocial: 'Inventada Dos, S.A. de C.V.', rfc: 'IND020202BB2' },
  entePublico: { nombre: 'Ente de Prueba' },
  expediente: 'E-2',
  resolucion: {
    fechaResolucion: '2024-01-10',
    fechaResolucionFirme: '2024-03-01',
    autoridadResolutora: 'Tribunal de Prueba',
    urlResolucionFirme: 'https://prueba.invalid/f.pdf',
  },
  faltaCometida: [{ clave: 'COLUSION', valor: 'Colusión', descripcionHechos: 'Un hecho' }],
  tipoSancion: [
    {
      clave: 'INHABILITACION',
      inhabilitacion: { plazoAnios: 1, plazoMeses: 0, plazoDias: 0, fechaInicial: '2024-03-02', fechaFinal: null },
    },
    { clave: 'SANCION_ECONOMICA', sancionEconomica: { monto: 90000, moneda: 'MXN' } },
  ],
}
const read = (value: unknown): ListReading => {
  const reading = readPdnS3(Buffer.from(JSON.stringify(value)))
  if (isNotThatList(reading)) throw new Error(reading.problem)
  return reading
}
const clone = <T>(value: T, change: (copy: T) => void): T => {
  const copy = structuredClone(value)
  change(copy)
  return copy
}

describe('sanctioned companies and persons of the PDN', () => {
  test('version 1: its codes, its period, its fine, its document', () => {
    expect(read({ pagination: {}, results: [V1] }).accepted[0]).toMatchObject({
      ...{ list: 'pdn-s3', rfc: 'INV010101AA1', naturalPerson: false, authority: 'OIC de Prueba', fileNumber: 'E-7' },
      ...{ kinds: ['debarment', 'fine'], effect: 'stops', startsOn: '2020-01-16', endsOn: '2021-01-15' },
      ...{ fine: { amount: 5000.5, currency: 'MXN' }, publishedOn: '2020-02-01', row: 1 },
      documents: [{ title: 'Resolución', url: 'https://prueba.invalid/r.pdf' }],
    })
  })

  test('version 2: firm by its date, the last day by the term, a tax of companies and one of persons', () => {
    const person = clone(V2, (copy) => {
      Object.assign(copy, {
        id: 'p',
        datosGenerales: { nombres: 'Ana', primerApellido: 'De Prueba', segundoApellido: null, rfc: 'XEPA800101AB1' },
      })
    })
    const { accepted } = read({ data: [V2, person], meta: { total_count: 2 } })
    expect(accepted[0]).toMatchObject({
      ...{ name: 'Inventada Dos, S.A. de C.V.', firm: true, kinds: ['debarment', 'economic'], endsOn: '2025-03-01' },
      ...{ authority: 'Tribunal de Prueba', fault: 'Colusión: Un hecho', fine: { amount: 90000, currency: 'MXN' } },
    })
    expect(accepted[1]).toMatchObject({ name: 'Ana De Prueba', naturalPerson: true })
  })

  test('one that is not firm yet warns and does not stop', () => {
    const open = clone(V2, (copy) => Object.assign(copy.resolucion, { fechaResolucionFirme: null }))
    expect(read([open]).accepted[0]).toMatchObject({ firm: false, effect: 'warns' })
  })

  test('pages in an array, a bare array and records of both versions are read', () => {
    expect(read([{ results: [V1] }, { data: [V2] }]).accepted).toHaveLength(2)
    expect(read([V1, V2]).accepted.map(({ row }) => row)).toEqual([1, 2])
  })

  test('what is doubtful is said, what cannot be read is refused with its field', () => {
    const odd = clone(V1, (copy) => {
      Object.assign(copy, {
        id: '8',
        tipoSancion: [{ clave: 'Z', valor: '' }],
        inhabilitacion: { fechaInicial: '2021-01-01', fechaFinal: '2020-01-01' },
      })
      copy.particularSancionado.tipoPersona = 'F'
    })
    expect(read([odd]).accepted[0]?.readings).toHaveLength(4)
    const nameless = clone(V1, (copy) => Object.assign(copy.particularSancionado, { nombreRazonSocial: '' }))
    const keyless = clone(V1, (copy) => Object.assign(copy.particularSancionado, { rfc: 'X' }))
    const { refused } = read([nameless, keyless, V1, V1, { otra: 'cosa' }])
    expect(refused.map(({ code }) => code)).toEqual(['no-name', 'not-an-rfc', 'repeated-row', 'not-a-record'])
    expect(refused[1]?.sentence).toBe('Registro 2, campo «particularSancionado/rfc»: «X» no tiene la forma de un RFC.')
  })

  test('public servants and other files are not this list', () => {
    for (const value of [{ a: 1 }, [1, 2], 'x', { data: [{ datosGenerales: {}, empleoCargoComision: {} }] }])
      expect(readPdnS3(Buffer.from(JSON.stringify(value)))).toHaveProperty('problem')
    expect(readPdnS3(Buffer.from('{"results": ['))).toHaveProperty('problem')
    expect(readPdnS3(Buffer.from('{"results": [], "results": []}'))).toHaveProperty('problem')
  })
})
