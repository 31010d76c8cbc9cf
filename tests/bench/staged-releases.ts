import type { JsonObject } from '#app/ocds/types.ts'

const BUYER = { id: 'MX-RFC-SDE010101AB1', name: 'Secretaría de Desarrollo Escolar' }
const SUPPLIERS = ['Cómputo del Estero', 'Papelera del Norte', 'Oficinas Integrales'].map((name, index) => ({
  id: `MX-RFC-CDE02020${index}AB${index}`,
  name: `${name}, S.A. de C.V.`,
}))

/** The input I1 of the performance notes, built anew: six staged releases of about 3 kB for each process, all valid. */
export function stagedReleases(processes: number): JsonObject[] {
  return Array.from({ length: processes }, (_, index) => oneProcess(`ocds-demo00-bench-2026-${index}`)).flat()
}

function oneProcess(ocid: string): JsonObject[] {
  const stages: [string, JsonObject][] = [
    ['planning', { planning: planning() }],
    ['tender', { tender: tender('active') }],
    [
      'tenderAmendment',
      {
        tender: {
          ...tender('active'),
          amendments: [
            {
              id: '1',
              date: day(20),
              rationale: 'Más plazo para ofertar',
              description: 'Se amplía el plazo cinco días.',
            },
          ],
        },
      },
    ],
    ['award', { tender: tender('complete'), awards: [award()] }],
    ['contract', { contracts: [contract()] }],
    ['implementation', { contracts: [{ ...contract(), implementation: implementation() }] }],
  ]
  return stages.map(([tag, content], index) => ({
    ocid,
    id: `${ocid}-${index + 1}`,
    date: day(index * 5 + 1),
    tag: [tag],
    initiationType: 'tender',
    language: 'es',
    parties: [
      party(BUYER, 'buyer', 'procuringEntity', 'payer'),
      ...SUPPLIERS.map((each) => party(each, 'tenderer', 'supplier', 'payee')),
    ],
    buyer: BUYER,
    ...content,
  }))
}

const day = (number: number): string => `2026-03-${String(Math.min(number, 28)).padStart(2, '0')}T10:00:00-05:00`
const money = (amount: number): JsonObject => ({ amount, currency: 'MXN' })

function party({ id, name }: { id: string; name: string }, ...roles: string[]): JsonObject {
  return {
    id,
    name,
    identifier: { scheme: 'MX-RFC', id: id.slice(7), legalName: name, uri: 'https://ejemplo.org/padron' },
    address: {
      streetAddress: 'Av. del Faro 12',
      locality: 'Bahía Serena',
      region: 'Estado Demostración',
      postalCode: '77000',
      countryName: 'México',
    },
    contactPoint: { name: 'Unidad de compras', email: 'compras@ejemplo.org', telephone: '998 000 0000' },
    roles,
  }
}

function planning(): JsonObject {
  return {
    rationale: 'Renovar el equipo de las aulas de medios de doce escuelas.',
    budget: {
      id: 'PAAAS-2026-01',
      description: 'Programa de equipamiento escolar',
      amount: money(1_000_000),
      project: 'Aulas de medios',
    },
    documents: [document('1', 'needsAssessment'), document('2', 'marketStudies')],
  }
}

function tender(status: string): JsonObject {
  return {
    id: 'LP-001-2026',
    title: 'Computadoras portátiles para aulas de medios',
    description: 'Adquisición de computadoras portátiles, con instalación y garantía de tres años en sitio.',
    status,
    procurementMethod: 'open',
    procurementMethodDetails: 'Licitación pública nacional',
    mainProcurementCategory: 'goods',
    awardCriteria: 'priceOnly',
    submissionMethod: ['electronicSubmission'],
    value: money(950_000),
    procuringEntity: BUYER,
    tenderPeriod: { startDate: day(2), endDate: day(15) },
    enquiryPeriod: { startDate: day(2), endDate: day(8) },
    numberOfTenderers: 3,
    tenderers: SUPPLIERS,
    items: items(),
    documents: [document('1', 'tenderNotice'), document('2', 'clarifications')],
  }
}

function award(): JsonObject {
  return {
    id: '1',
    title: 'Adjudicación única',
    status: 'active',
    date: day(16),
    value: money(912_000.5),
    suppliers: SUPPLIERS.slice(0, 1),
    items: items(),
    documents: [document('1', 'awardNotice')],
  }
}

function contract(): JsonObject {
  return {
    id: 'C-001',
    awardID: '1',
    title: 'Contrato de compraventa de equipo de cómputo',
    status: 'active',
    dateSigned: day(21),
    period: { startDate: day(21), endDate: '2026-06-30T23:59:59-05:00' },
    value: money(912_000.5),
    items: items(),
    documents: [document('1', 'contractSigned')],
  }
}

function implementation(): JsonObject {
  return {
    transactions: [1, 2].map((number) => ({
      id: String(number),
      date: day(26 + number),
      value: money(456_000.25),
      payer: BUYER,
      payee: SUPPLIERS[0],
    })),
    milestones: [{ id: '1', title: 'Entrega', type: 'delivery', dueDate: day(26), status: 'met' }],
    documents: [document('1', 'completionCertificate')],
  }
}

function items(): JsonObject[] {
  return ['Computadoras portátiles', 'Carritos de carga', 'Licencias de ofimática'].map((description, index) => ({
    id: String(index + 1),
    description,
    quantity: 40 + index,
    unit: { name: 'Pieza', value: money(20_000 + index) },
    classification: { scheme: 'CUCOP', id: `5150000${index}`, description: 'Equipo de cómputo' },
    additionalClassifications: [{ scheme: 'UNSPSC', id: `4321150${index}`, description: 'Computadoras' }],
  }))
}

function document(id: string, documentType: string): JsonObject {
  return {
    id,
    documentType,
    title: `Documento ${documentType}`,
    url: `https://ejemplo.org/documentos/${documentType}.pdf`,
    format: 'application/pdf',
    language: 'es',
    datePublished: day(3),
  }
}
