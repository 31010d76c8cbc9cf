import { answers, type Operation, pathParameter, queryParameter } from './pieces.ts'

const oneOf = (...codes: string[]) => ({ type: 'string', enum: codes })

/** The register of suppliers, with the parameters of the page /proveedores. */
export const supplierPaths: Record<string, { get: Operation }> = {
  '/api/v1/suppliers': {
    get: {
      operationId: 'listSuppliers',
      summary: 'Padrón de proveedores',
      description: 'Por nombre, en orden alfabético. Lo que la coordinación reunió en una identidad se suma.',
      tags: ['Proveedores'],
      parameters: [
        queryParameter('q', 'Palabras de cualquiera de los nombres con que aparece, o su RFC.'),
        queryParameter('categoria', 'Qué vende.', oneOf('goods', 'services', 'works')),
        queryParameter('tamano', 'Tamaño.', oneOf('micro', 'small', 'medium', 'large')),
        queryParameter('municipio', 'Municipio de su domicilio.'),
        queryParameter('expediente', 'Su expediente propio.', oneOf('vigente', 'vencido', 'ninguno')),
        queryParameter('limite', 'Cuántos proveedores trae la página.', { type: 'integer', minimum: 1, maximum: 100 }),
        queryParameter('cursor', 'Desde dónde continuar: el de links.next.'),
      ],
      responses: answers(
        'Una página del padrón.',
        { $ref: '#/components/schemas/Suppliers' },
        { 400: 'Un parámetro no se puede leer.' },
      ),
    },
  },
  '/api/v1/suppliers/{id}': {
    get: {
      operationId: 'readSupplier',
      summary: 'Un proveedor',
      description:
        'Lo publicado de un proveedor bajo todos sus identificadores: totales por ente, año y procedimiento, y los nombres con que cada ente lo escribió.',
      tags: ['Proveedores'],
      parameters: [pathParameter('id', 'Identificador, como en /api/v1/suppliers.')],
      responses: {
        ...answers(
          'El proveedor.',
          { $ref: '#/components/schemas/SupplierProfile' },
          { 404: 'No hay un proveedor con ese identificador.' },
        ),
        301: { description: 'Ese identificador se reunió en otra identidad: Location dice cuál.' },
      },
    },
  },
}

const text = (description: string) => ({ type: 'string', description })
const list = (items: object, description: string) => ({ type: 'array', items, description })
const supplier = {
  type: 'object',
  properties: {
    id: text('Identificador: MX-RFC- y el RFC de una empresa; MX-PF- y una clave de una persona física.'),
    name: text('El nombre más reciente.'),
    identifier: { type: ['string', 'null'], description: 'RFC o identificador público.' },
    identity: {
      ...text('Qué tan segura es su identidad.'),
      enum: ['company', 'person', 'foreign', 'generic', 'unidentified'],
    },
    rfcToVerify: { type: 'boolean', description: 'El dígito verificador del RFC no corresponde.' },
    naturalPerson: { type: 'boolean' },
    names: list({ type: 'string' }, 'Nombres con que aparece.'),
    categories: list(oneOf('goods', 'services', 'works'), 'De lo que se le ha adjudicado y de su expediente.'),
    size: { type: ['string', 'null'] },
    municipality: { type: ['string', 'null'] },
    fileValidUntil: { type: ['string', 'null'], description: 'Último día de su expediente propio.' },
    processes: { type: 'integer', minimum: 0 },
    entities: { type: 'integer', minimum: 0 },
    links: { type: 'object' },
  },
}

/** Named schemas of the register. */
export const supplierSchemas = {
  Suppliers: {
    type: 'object',
    properties: {
      total: { type: 'integer', minimum: 0, description: 'Exacto hasta 10 000.' },
      totalIsCapped: { type: 'boolean' },
      suppliers: list(supplier, 'Una página.'),
      links: { type: 'object' },
    },
  },
  SupplierProfile: {
    allOf: [
      supplier,
      {
        type: 'object',
        properties: {
          otherIds: list({ type: 'string' }, 'Identificadores reunidos en esta identidad.'),
          awards: { type: 'object', description: 'Totales por ente, año y procedimiento, cada uno en su moneda.' },
          namesSeen: list({ type: 'object' }, 'Nombre, ente que lo escribió, cuántas veces, primera y última fecha.'),
        },
      },
    ],
  },
}
