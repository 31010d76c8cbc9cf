import { andBefore } from '#app/ocds/questions/question.ts'
import { countedThing } from '#app/ocds/questions/units.ts'
import type { Facts, Fund, Line } from '../facts.ts'
import type { Random } from '../random.ts'
import type { Buyer } from '../world/profiles.ts'

/** First words of a description, as they read inside a sentence: up to the first comma, small first letter. */
function noun(description: string): string {
  const head = description.split(/,|\. /)[0] ?? description
  return /^[A-ZÁÉÍÓÚÑ][a-záéíóúñ]/.test(head) ? head.charAt(0).toLowerCase() + head.slice(1) : head
}

const GROUPS: Record<string, string> = {
  salud: 'medicamentos y material de curación',
  'equipo-medico': 'equipo e instrumental médico',
  papeleria: 'artículos de oficina',
  limpieza: 'artículos de limpieza',
  mobiliario: 'mobiliario y equipo',
  textiles: 'blancos y prendas de trabajo',
  alimentos: 'productos alimenticios',
  campo: 'insumos para el campo',
  educacion: 'material y mobiliario escolar',
  informatica: 'bienes informáticos',
  vehiculos: 'vehículos, refacciones y combustibles',
  seguridad: 'equipo de seguridad',
  agua: 'material para la red de agua',
  construccion: 'material de construcción',
}

const PURPOSES: Record<string, string[]> = {
  salud: [
    'las unidades médicas',
    'el abasto de farmacias hospitalarias',
    'la jornada de vacunación',
    'los centros de salud rurales',
  ],
  'equipo-medico': ['el área de urgencias', 'las unidades médicas', 'el servicio de terapia intensiva'],
  educacion: ['escuelas de educación básica', 'el inicio del ciclo escolar', 'planteles de nivel medio superior'],
  alimentos: [
    'el programa de desayunos escolares',
    'comedores comunitarios',
    'familias afectadas por lluvias',
    'estancias infantiles',
  ],
  seguridad: ['el personal operativo', 'la academia de policía', 'el centro de mando'],
  agua: ['la red de distribución', 'los pozos del municipio', 'el programa de desinfección del agua'],
  construccion: [
    'el programa de bacheo',
    'obras por administración',
    'el mantenimiento de calles',
    'la brigada de alumbrado',
  ],
  campo: ['productores de temporal', 'el programa de reforestación', 'cooperativas pesqueras'],
  textiles: ['hospitales y clínicas', 'albergues temporales', 'cuadrillas de servicios públicos'],
  vehiculos: ['el parque vehicular', 'las unidades operativas', 'la recolección de residuos'],
}
const ANYWHERE = [
  'oficinas centrales',
  'las áreas administrativas',
  'el almacén general',
  'las oficinas regionales',
  'el segundo semestre',
  'las áreas operativas',
]

const and = (thing: string): string => ` ${andBefore(thing)} ${thing}`

/** A title as people write them: what, for what or where, never the same words for everything. */
export function titleOf(
  sector: string,
  category: Facts['category'],
  lines: readonly Line[],
  year: number,
  buyer: Buyer,
  random: Random,
): string {
  const [first] = lines
  if (!first) return 'Contratación'
  const where = first.where.replace(/^Almacén general, /, '')
  if (category === 'works') {
    const more = lines[1] ? and(noun(lines[1].description)) : ''
    return `${first.description}${more} en ${where}, ${first.place.name}`
  }
  const purpose = random.pick([...(PURPOSES[sector] ?? []), random.pick(ANYWHERE)])
  if (category === 'services') {
    const ending = random.pick([
      `para ${purpose}`,
      `en ${first.place.name}`,
      `de ${buyer.entity.shortName}`,
      `${year}`,
      '',
    ])
    return `${first.description.split(',')[0]} ${ending}`.trim()
  }
  const things =
    lines.length > 3 && GROUPS[sector]
      ? GROUPS[sector]
      : noun(first.description) + (lines[1] ? and(noun(lines[1].description)) : '')
  const verb = random.pick(['Adquisición de', 'Adquisición de', 'Compra de', 'Suministro de'])
  return `${verb} ${things} para ${purpose}${random.chance(0.25) ? ` de ${first.place.name}` : ''}`
}

/** What is bought in two sentences: title, first lines, who needs it and where it goes. */
export function descriptionOf(title: string, lines: readonly Line[], buyer: Buyer): string {
  const list = lines
    .slice(0, 3)
    .map(({ quantity, unit, description }) =>
      countedThing({
        count: quantity.toLocaleString('en-US'),
        unit: unit.toLowerCase(),
        description: noun(description),
      }),
    )
    .join('; ')
  const more = lines.length > 3 ? ` y ${lines.length - 3} partidas más` : ''
  const [first] = lines
  return `${title}. Comprende ${list}${more}. Lo requiere ${buyer.units.requesting}; se entrega en ${first?.place.name ?? 'sus oficinas'} conforme al anexo técnico.`
}

const PROGRAMS: Record<string, [string, string]> = {
  obra: ['K005', 'Infraestructura para el bienestar'],
  salud: ['E012', 'Atención médica y abasto de medicamentos'],
  'equipo-medico': ['E013', 'Equipamiento de unidades médicas'],
  educacion: ['E021', 'Educación con equidad'],
  alimentos: ['S031', 'Asistencia alimentaria'],
  seguridad: ['E041', 'Seguridad ciudadana'],
  agua: ['K052', 'Agua potable y saneamiento'],
  campo: ['S061', 'Apoyo al campo y la pesca'],
}

/** The budget programme that a sector's purchases are charged to. */
export const programOf = (sector: string): Facts['program'] => {
  const [code, name] = PROGRAMS[sector] ?? ['M001', 'Apoyo administrativo y servicios generales']
  return { code, name }
}

const EARMARKED: Record<string, string[]> = {
  salud: ['FASSA'],
  'equipo-medico': ['FASSA'],
  educacion: ['FAM', 'FONE'],
  alimentos: ['FAM'],
  seguridad: ['FASP', 'FORTAMUN'],
  obra: ['FAIS', 'FAFEF'],
  agua: ['FAIS'],
  construccion: ['FORTAMUN'],
}

/** The fund that pays: an earmarked federal one where there is such, or the entity's own money. */
export function fundOf(sector: string, buyer: Buyer, random: Random): Fund {
  const federal = EARMARKED[sector]
  if (federal && random.chance(0.45)) return { origin: 'Federales', name: random.pick(federal), source: '25' }
  if (random.chance(0.2)) return { origin: 'Federales', name: 'Participaciones federales', source: '15' }
  return random.chance(0.85)
    ? { origin: buyer.origin, name: 'Recursos fiscales', source: '11' }
    : { origin: buyer.origin, name: 'Ingresos propios', source: '14' }
}

/** Grounds for not tendering openly because the amount is small; the articles are of a fictional law. */
export const BY_AMOUNT = {
  direct:
    'Artículo 42 (ley ficticia): el monto no rebasa el tope que el presupuesto del año fija para adjudicar directamente.',
  selective:
    'Artículo 42 (ley ficticia): el monto está entre los topes que el presupuesto del año fija para invitar a tres personas.',
} as const

export const GROUNDS = [
  'Artículo 41, fracción I (ley ficticia): no hay otro proveedor que ofrezca bienes o servicios sustitutos; derechos exclusivos.',
  'Artículo 41, fracción III (ley ficticia): de no contratarse de inmediato se pondría en riesgo la salud de la población.',
  'Artículo 41, fracción V (ley ficticia): se declaró desierta la licitación pública del mismo objeto.',
  'Artículo 41, fracción II (ley ficticia): caso fortuito; daños causados por lluvias que impiden licitar a tiempo.',
  'Artículo 41, fracción VIII (ley ficticia): alimentos perecederos de consumo inmediato.',
] as const
