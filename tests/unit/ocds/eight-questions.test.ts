import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Answer, answerQuestions, QUESTIONS } from '#app/ocds/eight-questions.ts'
import { fieldAt } from '#app/ocds/fields.ts'
import type { JsonObject } from '#app/ocds/types.ts'
import { validateRelease } from '#app/ocds/validate.ts'

const FOLDER = 'tests/fixtures/ocds'
const read = (name: string): JsonObject => JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'))

/** The twelve worked processes of docs/eight-questions.md: status and sentence of each answer, in the order of the questions. */
const WORKED: Record<string, [Answer['status'], string][]> = {
  'cancelled-tender': [
    ['answered', '3 camionetas de doble cabina.'],
    ['answered', 'Licitación pública.'],
    ['answered', '$1,500,000.00 MXN, valor estimado.'],
    ['answered', 'Bahía Serena.'],
    ['answered', 'A nadie: el procedimiento se canceló.'],
    ['answered', 'Ninguno: no se adjudicó.'],
    ['answered', 'Contrato previsto desde el 1 de julio de 2026.'],
    ['answered', 'Recursos federales, partida 51501.'],
  ],
  'contract-only': [
    ['answered', 'Servicio de vigilancia.'],
    ['owed', 'Falta: con qué procedimiento se contrata y, si no es licitación pública, por qué motivo.'],
    ['owed', 'Falta: el presupuesto o el valor estimado.'],
    ['owed', 'Falta: el lugar de entrega o de ejecución.'],
    ['answered', 'Cómputo del Estero, S.A. de C.V.'],
    ['answered', '$36,540.25 MXN, en un contrato.'],
    ['answered', 'Vigente del 1 de enero de 2017 al 31 de diciembre de 2017.'],
    ['owed', 'Falta: de dónde sale el recurso.'],
  ],
  'direct-award-owing-much': [
    ['owed', 'Falta: qué se compra, en qué cantidad y con qué descripción.'],
    ['owed', 'Falta: con qué procedimiento se contrata y, si no es licitación pública, por qué motivo.'],
    ['owed', 'Falta: el presupuesto o el valor estimado.'],
    ['owed', 'Falta: el lugar de entrega o de ejecución.'],
    ['owed', 'Falta: a qué proveedor se adjudicó.'],
    ['owed', 'Falta: el monto adjudicado o contratado.'],
    ['owed', 'Falta: las fechas del procedimiento y del contrato.'],
    ['owed', 'Falta: de dónde sale el recurso.'],
  ],
  'direct-award-paid': [
    ['answered', '40 computadoras portátiles.'],
    ['answered', 'Adjudicación directa, por monto, artículo 42 de la ley estatal.'],
    ['answered', '$850,000.00 MXN, valor estimado.'],
    ['answered', 'Av. del Faro 12, Bahía Serena, Estado Demostración.'],
    ['answered', 'Cómputo del Estero, S.A. de C.V.'],
    ['answered', '$812,000.00 MXN, en un contrato.'],
    ['answered', 'Se firmó el 3 de marzo de 2026, vigente del 3 de marzo de 2026 al 30 de abril de 2026.'],
    ['answered', 'Recursos estatales, partida 51501.'],
  ],
  'invitation-awarded': [
    ['answered', '500 cajas de papel bond tamaño carta, 80 piezas de tóner negro, 300 carpetas y 2 partidas más.'],
    ['answered', 'Invitación a cuando menos tres personas, con 3 participantes: el monto no alcanza el de licitación.'],
    ['answered', '$300,000.00 MXN, valor estimado.'],
    ['answered', 'Av. del Faro 12, Bahía Serena, Estado Demostración.'],
    ['answered', 'Papelera del Norte, S.A. de C.V.'],
    ['answered', '$287,500.00 MXN, en una adjudicación.'],
    ['answered', 'Se adjudicó el 15 de abril de 2026.'],
    ['answered', 'Recursos estatales, partida 51501.'],
  ],
  'open-tender-receiving-offers': [
    ['answered', '600 mesas binarias y 1,200 sillas de paleta.'],
    ['answered', 'Licitación pública nacional.'],
    ['answered', '$2,500,000.50 MXN, valor estimado.'],
    ['answered', 'Av. del Faro 12, Bahía Serena, Estado Demostración.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['answered', 'Se reciben ofertas del 1 de junio de 2026 al 20 de junio de 2026.'],
    ['answered', 'Recursos federales, FAM, partida 51501.'],
  ],
  'planning-with-budget': [
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['answered', '$1,000,000.00 MXN, presupuesto.'],
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['answered', 'Recursos municipales, partida 51501.'],
  ],
  'planning-without-funding': [
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['answered', '$90,000.00 MXN, presupuesto.'],
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['not-yet', 'Aún no corresponde: se sabrá con el procedimiento.'],
    ['owed', 'Falta: de dónde sale el recurso.'],
  ],
  'six-suppliers': [
    ['answered', '9,003 kilogramos de leche en polvo.'],
    ['answered', 'Licitación pública, con 9 participantes.'],
    ['answered', '$6,000,000.00 MXN, valor estimado.'],
    ['answered', 'Región 1, Región 2, Región 3 y 3 lugares más.'],
    [
      'answered',
      'Productora 1, S.A. de C.V.; Productora 2, S.A. de C.V.; Productora 3, S.A. de C.V.; Productora 4, S.A. de C.V.; y 2 proveedores más.',
    ],
    ['answered', '$6,000,000.60 MXN, en 6 adjudicaciones.'],
    ['answered', 'Se adjudicó el 15 de enero de 2026.'],
    ['answered', 'Recursos estatales, Fondo de alimentos escolares, partida 22104.'],
  ],
  'tender-title-only': [
    ['owed', 'Falta: qué se compra, en qué cantidad y con qué descripción.'],
    ['answered', 'Licitación abierta.'],
    ['owed', 'Falta: el presupuesto o el valor estimado.'],
    ['owed', 'Falta: el lugar de entrega o de ejecución.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['not-yet', 'Aún no corresponde: se sabrá con la adjudicación.'],
    ['owed', 'Falta: las fechas del procedimiento y del contrato.'],
    ['owed', 'Falta: de dónde sale el recurso.'],
  ],
  'void-tender': [
    ['answered', '12 meses de servicio de limpieza.'],
    ['answered', 'Licitación abierta.'],
    ['answered', '$400,000.00 MXN, valor estimado.'],
    ['answered', 'Av. del Faro 12, Bahía Serena, Estado Demostración.'],
    ['answered', 'A nadie: el procedimiento se declaró desierto.'],
    ['answered', 'Ninguno: no se adjudicó.'],
    ['answered', 'Se recibieron ofertas del 1 de marzo de 2026 al 20 de marzo de 2026.'],
    ['answered', 'Recursos estatales, partida 51501.'],
  ],
  'works-two-contracts': [
    ['answered', 'Obra civil del cárcamo.'],
    ['answered', 'Licitación pública internacional, con un participante.'],
    ['answered', '$9,000,000.00 MXN, presupuesto.'],
    ['answered', 'Puerto Manso, Estado Demostración.'],
    ['answered', 'Constructora Bahía, S.A. de C.V. y Pump Works Inc.'],
    ['answered', '$5,000,000.00 MXN y $120,000.00 USD, en 2 contratos.'],
    ['answered', 'Se firmó el 1 de febrero de 2026; hay un contrato más.'],
    ['answered', 'Fondo metropolitano de agua 2026.'],
  ],
}

describe('the eight questions of twelve worked processes', () => {
  it('has a fixture for each and no other', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      Object.keys(WORKED)
        .map((name) => `${name}.json`)
        .sort(),
    )
  })

  for (const [name, answers] of Object.entries(WORKED)) {
    it(`${name}: is valid EDCA-MX and gets its eight answers`, () => {
      const document = read(name)
      expect(validateRelease(document, 'edca-mx')).toEqual([])
      expect(answerQuestions(document).map(({ status, sentence }) => [status, sentence])).toEqual(answers)
    })
  }
})

describe('an answer', () => {
  it('names where it comes from, or what would answer', () => {
    for (const name of Object.keys(WORKED)) {
      for (const { status, paths, missing } of answerQuestions(read(name))) {
        expect(paths.length > 0).toBe(status === 'answered')
        expect(missing.length > 0).toBe(status === 'owed')
      }
    }
  })

  it('asks only for fields that the schema knows', () => {
    const unknown = QUESTIONS.flatMap(({ asks }) => asks).filter((path) => fieldAt(path) === undefined)
    expect(unknown).toEqual([])
  })

  it('survives any shape of data', () => {
    for (const odd of [
      {},
      { tender: 'x', awards: 3, contracts: [null, 'a', { period: 7, value: [] }], planning: [] },
    ] as JsonObject[]) {
      expect(answerQuestions(odd)).toHaveLength(8)
    }
  })
})
