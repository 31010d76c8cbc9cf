/** The seven elements of an integrity policy that article 25 of the Ley General de Responsabilidades Administrativas weighs, in its order. */
export const ELEMENT_CODES = [
  'organisation-manual',
  'code-of-conduct',
  'control-systems',
  'reporting-channels',
  'training',
  'human-resources',
  'transparency',
] as const
export type ElementCode = (typeof ELEMENT_CODES)[number]

export interface IntegrityElement {
  code: ElementCode
  /** Where article 25 names it. */
  fraction: string
  title: string
  /** What the law asks for, in plain words. */
  asks: string
  /** What an applicant asks itself, each answered by looking at its own papers. */
  questions: readonly string[]
  /** What usually shows it. */
  examples: readonly string[]
}

/** A list of elements as a law had it, from a day on: another reform is another entry, and old applications keep theirs. */
export interface ElementsInForce {
  /** First day, local. */
  from: string
  law: string
  elements: readonly IntegrityElement[]
}

const LGRA_2017: readonly IntegrityElement[] = [
  {
    code: 'organisation-manual',
    fraction: 'I',
    title: 'Manual de organización y procedimientos',
    asks: 'Un manual claro y completo que diga qué hace y de qué responde cada área, y quién manda a quién en toda la empresa.',
    questions: [
      '¿Cada área y cada puesto que decide gastos o firma contratos aparece con sus funciones?',
      '¿Se ve en un organigrama quién autoriza y quién revisa?',
      '¿Tiene fecha, quien lo aprobó y una versión vigente que el personal conoce?',
    ],
    examples: ['Manual vigente con su aprobación', 'Organigrama', 'Acuse o aviso con que se dio a conocer'],
  },
  {
    code: 'code-of-conduct',
    fraction: 'II',
    title: 'Código de conducta',
    asks: 'Un código publicado y conocido por todas las personas de la empresa, con mecanismos para que de verdad se aplique.',
    questions: [
      '¿Prohíbe de manera expresa el soborno, los regalos indebidos y los acuerdos con competidores?',
      '¿Está publicado donde cualquiera puede leerlo?',
      '¿Dice quién lo aplica y qué pasa cuando alguien lo incumple?',
    ],
    examples: [
      'Código y la dirección donde está publicado',
      'Constancias de lectura o firma',
      'Acta del comité de ética',
    ],
  },
  {
    code: 'control-systems',
    fraction: 'III',
    title: 'Control, vigilancia y auditoría',
    asks: 'Sistemas que revisen de manera constante y periódica que las normas de integridad se cumplen en toda la empresa.',
    questions: [
      '¿Alguien distinto de quien ejecuta revisa pagos, contratos y relaciones con servidores públicos?',
      '¿Hay un plan de revisiones con fechas, y se cumplió el último año?',
      '¿Los hallazgos se corrigen y queda constancia?',
    ],
    examples: [
      'Plan anual de auditoría',
      'Último informe y su seguimiento',
      'Política de pagos y gastos de representación',
    ],
  },
  {
    code: 'reporting-channels',
    fraction: 'IV',
    title: 'Denuncia, protección y consecuencias',
    asks: 'Vías para denunciar dentro de la empresa y ante la autoridad, y procesos disciplinarios con consecuencias concretas para quien incumpla.',
    questions: [
      '¿Se puede denunciar sin dar el nombre y sin pasar por el jefe inmediato?',
      '¿Está escrito que no habrá represalias, y quién lo vigila?',
      '¿Se llevan cuenta y resultado de las denuncias recibidas?',
    ],
    examples: [
      'Protocolo de denuncia y protección',
      'Dirección o teléfono del canal',
      'Número de denuncias y su resultado, sin datos de personas',
    ],
  },
  {
    code: 'training',
    fraction: 'V',
    title: 'Capacitación',
    asks: 'Entrenamiento de todo el personal en las medidas de integridad, con procesos que lo aseguren.',
    questions: [
      '¿Todas las personas, también directivos y ventas, se capacitaron el último año?',
      '¿Quien trata con gobierno recibe un curso propio?',
      '¿Se evalúa lo aprendido?',
    ],
    examples: ['Programa anual', 'Materiales', 'Número de personas capacitadas por área, sin sus nombres'],
  },
  {
    code: 'human-resources',
    fraction: 'VI',
    title: 'Política de recursos humanos',
    asks: 'Políticas que eviten contratar a quien ponga en riesgo la integridad de la empresa, sin discriminar a nadie.',
    questions: [
      '¿Se revisan antecedentes y conflictos de interés antes de contratar puestos sensibles?',
      '¿Se pregunta por relaciones con servidores públicos?',
      '¿La política dice expresamente que no se discrimina por origen, género, edad, salud, religión, preferencias u otra causa?',
    ],
    examples: ['Política de reclutamiento', 'Formato de declaración de conflictos', 'Cláusula de no discriminación'],
  },
  {
    code: 'transparency',
    fraction: 'VII',
    title: 'Transparencia y declaración de intereses',
    asks: 'Mecanismos que aseguren en todo momento la transparencia y publicidad de los intereses de la empresa.',
    questions: [
      '¿Publica quiénes son sus dueños y quién la controla en realidad?',
      '¿Lleva un registro de intereses de directivos, actualizado cada año?',
      '¿Publica los contratos que tiene con gobiernos?',
    ],
    examples: [
      'Página donde se publica',
      'Formato de declaración de intereses',
      'Registro de beneficiarios controladores',
    ],
  },
]

/** In order of entry into force. The Ley General de Responsabilidades Administrativas is in force since 19 July 2017. */
export const ELEMENTS: readonly ElementsInForce[] = [
  { from: '2017-07-19', law: 'Ley General de Responsabilidades Administrativas, artículo 25', elements: LGRA_2017 },
]

/** The elements in force on a local day (`2026-03-14`); the oldest list for a day before all. */
export const elementsOn = (day: string): ElementsInForce =>
  [...ELEMENTS].reverse().find(({ from }) => from <= day) ?? ELEMENTS[0]!

/** An element by its code, null when there is none of that name. */
export const elementOf = (code: string | undefined, day: string): IntegrityElement | null =>
  elementsOn(day).elements.find((element) => element.code === code) ?? null
