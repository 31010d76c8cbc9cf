/** What can be wrong with one process by itself; groups are wrong only together. */
export type Twist =
  | 'same-quotes'
  | 'single-bidder'
  | 'signed-before-award'
  | 'large-amendment'
  | 'overpaid'
  | 'round-amount'
  | 'short-period'
  | 'late-publication'
  | 'missing-documents'
  | 'shared-address'
  | 'shared-representative'
  | 'young-supplier'
  | 'unfounded-direct-award'
  | 'price-far-above'
  | 'near-year-end'

export type PlantedKind = Exclude<Twist, 'near-year-end'> | 'splitting' | 'year-end-burst' | 'repeated-awardee'

/** What a detector should see, in Spanish, for whoever writes or reviews one. */
export const PLANTED: Record<PlantedKind, { title: string; expect: string }> = {
  splitting: {
    title: 'Fraccionamiento',
    expect:
      'Tres o más adjudicaciones directas del mismo ente al mismo proveedor, por lo mismo, en 30 días, cada una poco abajo del tope de 600 000 pesos sin impuestos.',
  },
  'year-end-burst': {
    title: 'Ráfaga de fin de año a un proveedor',
    expect: 'Cinco o más contratos del mismo ente con el mismo proveedor firmados entre el 10 y el 31 de diciembre.',
  },
  'repeated-awardee': {
    title: 'Proveedor que gana una y otra vez',
    expect:
      'Seis o más procesos del mismo ente ganados por el mismo proveedor en un año, con otros invitados o participantes que siempre pierden.',
  },
  'same-quotes': {
    title: 'Cotizaciones calcadas',
    expect: 'En la investigación de mercado, dos cotizaciones de proveedores distintos con el mismo importe exacto.',
  },
  'single-bidder': {
    title: 'Licitación pública con un solo participante',
    expect: 'procurementMethod open y un solo tenderer.',
  },
  'signed-before-award': {
    title: 'Contrato firmado antes del fallo',
    expect: 'contracts[].dateSigned anterior a awards[].date.',
  },
  'large-amendment': {
    title: 'Convenio que aumenta el contrato más de 20 %',
    expect: 'contracts[].amendments con contracts[].value mayor que 1.2 veces awards[].value.',
  },
  overpaid: {
    title: 'Pagos mayores que el contrato',
    expect: 'La suma de implementation.transactions supera contracts[].value, sin convenio que lo explique.',
  },
  'round-amount': { title: 'Importe redondo', expect: 'contracts[].value.amount es múltiplo exacto de 100 000 pesos.' },
  'short-period': {
    title: 'Plazo corto para presentar propuestas',
    expect: 'Licitación pública con menos de 6 días entre tenderPeriod.startDate y endDate.',
  },
  'late-publication': {
    title: 'Publicación tardía',
    expect: 'El contrato aparece publicado más de 120 días después de firmado.',
  },
  'missing-documents': {
    title: 'Faltan documentos',
    expect: 'Licitación pública contratada sin tenderNotice, awardNotice ni contractSigned.',
  },
  'shared-address': {
    title: 'Participantes con el mismo domicilio',
    expect: 'Dos tenderers con la misma address.streetAddress.',
  },
  'shared-representative': {
    title: 'Participantes con el mismo representante',
    expect: 'Dos tenderers con el mismo contactPoint.name de tipo attorney.',
  },
  'young-supplier': {
    title: 'Empresa recién creada',
    expect: 'El RFC del ganador dice que se constituyó menos de 90 días antes de la adjudicación.',
  },
  'unfounded-direct-award': {
    title: 'Adjudicación directa sobre el tope sin motivo',
    expect:
      'procurementMethod direct, importe sin impuestos mayor que 600 000 pesos (900 000 en obra) y sin procurementMethodRationale.',
  },
  'price-far-above': {
    title: 'Precio unitario muy por encima',
    expect: 'El precio unitario es al menos 2.5 veces el mayor que otros procesos pagan por el mismo artículo.',
  },
}

/** Net amounts in pesos up to which the fictional law of Almandina lets an entity award directly or by invitation. */
export const LIMITS = {
  direct: { goods: 600_000, services: 600_000, works: 900_000 },
  selective: { goods: 2_000_000, services: 2_000_000, works: 4_000_000 },
} as const
