const OCDS = 'https://standard.open-contracting.org/schema/1__1__5'
const text = (description: string) => ({ type: 'string', description })
const count = (description: string) => ({ type: 'integer', minimum: 0, description })
const hash = (description: string) => ({ type: 'string', pattern: '^[0-9a-f]{64}$', description })

const links = {
  type: 'object',
  description: 'Direcciones de la página.',
  properties: {
    self: { type: 'string', format: 'uri' },
    next: { type: 'string', format: 'uri', description: 'La página siguiente; falta cuando no hay más por ahora.' },
  },
  required: ['self'],
}

const nextCursor = text(
  'Cursor después del último elemento. Cuando links.next falta, guárdelo y vuelva con él para recibir solo lo nuevo. Una página sin elementos trae la lista vacía.',
)

const chainEntry = {
  type: 'object',
  description:
    'Eslabón de la cadena del ente: link = SHA-256 del texto hexadecimal de previousLink seguido del de sha256; sha256 = SHA-256 de la publicación en forma canónica (RFC 8785).',
  properties: {
    entity: text('Identificador del ente en las direcciones.'),
    position: count('Lugar en la cadena del ente, sin huecos, desde 1.'),
    ocid: text('Identificador del proceso.'),
    releaseId: text('Identificador de la publicación.'),
    publishedAt: text('Momento de publicación en este portal.'),
    sha256: hash('Huella de la publicación.'),
    previousLink: hash('Eslabón anterior; sesenta y cuatro ceros antes del primero.'),
    link: hash('Este eslabón.'),
    withdrawn: { type: 'boolean', description: 'Se retiró por orden legal: la publicación no viene, su huella sí.' },
  },
}

const localDay = (description: string) => ({ type: 'string', format: 'date', description })

const badgeStatement = {
  type: 'object',
  description: 'Lo que el portal afirma de una insignia en un día. Se firma su forma canónica (RFC 8785), en UTF-8.',
  properties: {
    type: { const: 'mx-integrity-badge' },
    version: { const: 1 },
    issuer: { type: 'object', description: 'Quién responde por el padrón.' },
    folio: text('Folio de la insignia.'),
    url: { type: 'string', format: 'uri' },
    supplier: { type: 'object', description: 'Identificador, RFC y nombre de la empresa.' },
    asOf: localDay('Día local del estado en que vale lo que se afirma.'),
    timeZone: text('Zona horaria del estado (IANA).'),
    state: { type: 'string', enum: ['held', 'update-due', 'suspended', 'expired', 'withdrawn'] },
    inForce: { type: 'boolean', description: 'Verdadero en held y update-due.' },
    grantedOn: localDay('Desde qué día.'),
    validUntil: localDay('Último día de los cuatro años.'),
    updateDueOn: { type: ['string', 'null'], format: 'date', description: 'Día de la próxima actualización anual.' },
    lapsesOn: localDay('Último día en vigor si nada más ocurre.'),
    law: text('Fundamento.'),
    elements: { type: 'array', items: { type: 'string' }, description: 'Elementos que se mostraron.' },
    history: {
      type: 'array',
      items: { type: 'object' },
      description: 'Todo lo que le ha ocurrido, con su causa pública.',
    },
    changedAt: text('Momento del último acto.'),
    keys: { type: 'string', format: 'uri', description: 'Dónde están las llaves públicas.' },
  },
  required: ['type', 'version', 'issuer', 'folio', 'supplier', 'asOf', 'state', 'inForce', 'history', 'keys'],
}

/** Named schemas of the interface. OCDS bodies are described by the standard's own schemas. */
export const schemas = {
  SignedBadge: {
    type: 'object',
    properties: {
      statement: badgeStatement,
      signature: {
        type: 'object',
        properties: {
          algorithm: { const: 'Ed25519' },
          keyId: { type: 'string', pattern: '^[0-9a-f]{16}$' },
          value: text('Firma en base64.'),
        },
        required: ['algorithm', 'keyId', 'value'],
      },
    },
    required: ['statement', 'signature'],
  },
  SigningKeys: {
    type: 'object',
    properties: {
      keys: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            algorithm: { const: 'Ed25519' },
            keyId: { type: 'string', pattern: '^[0-9a-f]{16}$' },
            publicKey: text('Llave pública (SPKI) en PEM.'),
            usedFrom: text('Desde cuándo firma.'),
            usedUntil: { type: ['string', 'null'], description: 'Hasta cuándo firmó; null si es la que está en uso.' },
          },
          required: ['algorithm', 'keyId', 'publicKey', 'usedFrom', 'usedUntil'],
        },
      },
    },
    required: ['keys'],
  },
  ReleasePackage: {
    allOf: [
      { $ref: `${OCDS}/release-package-schema.json` },
      { type: 'object', properties: { links, nextCursor, chain: { type: 'array', items: chainEntry } } },
    ],
  },
  RecordPackage: {
    allOf: [{ $ref: `${OCDS}/record-package-schema.json` }, { type: 'object', properties: { links, nextCursor } }],
  },
  HistoricalPackage: {
    type: 'object',
    description: 'Con la forma de un paquete de publicaciones, que aquí no tienen que ser válidas.',
    properties: {
      releases: { type: 'array', items: { type: 'object' } },
      findings: { type: 'array', items: { type: 'object' }, description: 'Qué falla en cada publicación.' },
      historical: { const: true },
      links,
      nextCursor,
    },
  },
  Entities: {
    type: 'object',
    required: ['entities'],
    properties: {
      entities: {
        type: 'array',
        items: {
          type: 'object',
          required: ['slug', 'name'],
          properties: {
            slug: text('Identificador en las direcciones.'),
            name: text('Nombre oficial.'),
            shortName: text('Nombre corto.'),
            level: { enum: ['ESTATAL', 'MUNICIPAL'] },
            sphere: { enum: ['EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL'] },
            releases: count('Publicaciones en su lista principal.'),
            records: count('Procesos publicados.'),
            links: { type: 'object', additionalProperties: { type: 'string', format: 'uri' } },
          },
        },
      },
    },
  },
  AuditHeads: {
    type: 'object',
    required: ['heads', 'days'],
    description: 'Cabezas de las bitácoras por día. El sello es nuestro y no puede hacerse solo con la base de datos.',
    properties: {
      heads: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            slug: text('Ente, o _estado para la bitácora del estado.'),
            day: text('Día en UTC.'),
            head: hash('Huella de la última entrada de ese día o de antes.'),
            seal: text('Sello (HMAC-SHA256, base64url).'),
          },
        },
      },
      days: { type: 'array', items: text('Días que tienen cabezas, del más nuevo al más antiguo.') },
    },
  },
  Manifest: {
    type: 'object',
    required: ['releases', 'records', 'entities'],
    description: 'Cuentas y cabezas de las cadenas, leídas en un mismo momento: con ellas se prueba que no falta nada.',
    properties: {
      position: count('Última posición de la lista estatal.'),
      releases: count('Publicaciones en las listas principales.'),
      records: count('Procesos publicados.'),
      entities: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            slug: text('Ente.'),
            releases: count('Sus publicaciones.'),
            records: count('Sus procesos.'),
            position: count('Su última posición.'),
            head: hash('Su último eslabón.'),
          },
        },
      },
      withdrawals: {
        type: 'array',
        description:
          'Procesos retirados por orden legal, del más nuevo al más antiguo: quien guarda una copia debe retirarlos.',
        items: {
          type: 'object',
          properties: {
            ocid: text('Proceso.'),
            entitySlug: text('Ente.'),
            authority: text('Quién lo ordenó.'),
            legalBasis: text('Fundamento y número de la orden.'),
            orderedOn: text('Día de la orden.'),
            releases: count('Publicaciones que se retiraron.'),
            withdrawnAt: text('Cuándo se retiró.'),
          },
        },
      },
    },
  },
  SearchResults: {
    type: 'object',
    required: ['total', 'totalIsCapped', 'results', 'facets', 'links'],
    properties: {
      total: count('Cuántos procesos hay; se deja de contar en 10 000.'),
      totalIsCapped: { type: 'boolean', description: 'Verdadero cuando hay más de los contados.' },
      results: { type: 'array', items: { type: 'object' } },
      facets: { type: 'object', description: 'Cuentas por cada filtro.' },
      links: { type: 'object' },
    },
  },
  Error: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: text('Código estable, para programas.'),
          message: text('Qué pasó y qué hacer, para personas.'),
        },
      },
    },
  },
}
