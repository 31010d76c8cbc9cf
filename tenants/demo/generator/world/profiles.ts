import type { RosterEntity } from '../../../roster-row.ts'
import { sectors } from '../items/index.ts'
import type { Random } from '../random.ts'
import { fullName, personName } from './names.ts'
import type { Place } from './places.ts'

export interface Official {
  id: string
  name: string
  position: string
}

export interface Buyer {
  entity: RosterEntity
  /** How many processes it starts, relative to the others; 0 for an entity that has never published. */
  weight: number
  /** Sector → how often it buys in it, works ("obra") among them. */
  appetite: { sector: string; weight: number }[]
  /** Median days between a contract and its publication: some are prompt, some are not. */
  delay: number
  /** Part of its contracts whose execution it never reports. */
  silence: number
  places: readonly Place[]
  units: { requesting: string; contracting: string; responsible: string }
  officials: Official[]
  /** "Estatales" or "Municipales": where its own money comes from. */
  origin: 'Estatales' | 'Municipales'
}

const EVERYBODY: Record<string, number> = {
  papeleria: 3,
  limpieza: 2.5,
  informatica: 2.5,
  'informatica-servicios': 1.5,
  mantenimiento: 4,
  vehiculos: 2,
  'vehiculos-servicios': 2.5,
  profesionales: 2.5,
  impresion: 2,
  arrendamientos: 2,
  eventos: 1,
  comunes: 2,
  mobiliario: 1.5,
  'seguridad-servicios': 0.7,
}

// The first pattern that fits the slug tells what else an entity buys and how much it buys altogether.
type Appetite = [RegExp, number, Record<string, number>]

const NOTHING_SPECIAL: Appetite = [/./, 2, {}]
const APPETITES: Appetite[] = [
  [/servicios-de-salud|hospital/, 11, { salud: 16, 'equipo-medico': 7, textiles: 2, limpieza: 3 }],
  [/salud/, 4, { salud: 6, impresion: 2 }],
  [/infraestructura-educativa/, 5, { obra: 22, educacion: 3 }],
  [/educacion|universidad|bachilleres/, 5, { educacion: 9, informatica: 4, alimentos: 1 }],
  [/vivienda/, 3, { obra: 20, construccion: 4 }],
  [/obras|caminos/, 7, { obra: 30, construccion: 8 }],
  [/agua/, 6, { agua: 14, 'agua-servicios': 8, obra: 9 }],
  [/seguridad|comando|fiscalia/, 6, { seguridad: 12, 'seguridad-servicios': 3, vehiculos: 5, informatica: 3 }],
  [/rural|ambiente/, 4, { campo: 14, vehiculos: 2 }],
  [/dif|bienestar/, 6, { alimentos: 14, textiles: 5, campo: 1 }],
  [/oficialia/, 9, { informatica: 4, vehiculos: 4, comunes: 3 }],
  [/finanzas/, 4, { 'informatica-servicios': 5, comunes: 3, profesionales: 3 }],
  [/turismo/, 3, { impresion: 7, eventos: 6 }],
  [/ayuntamiento/, 7, { obra: 12, construccion: 6, agua: 2, alimentos: 2, seguridad: 2, textiles: 1, campo: 1 }],
  [/congreso|judicial|judicatura/, 3, { profesionales: 3, mobiliario: 2 }],
]

/** Entities that never published anything, so that adoption has something to show. */
const SILENT = 4

/** What each entity of the roster buys, how much and how promptly it says so. Later municipalities are smaller and slower. */
export function makeBuyers(roster: readonly RosterEntity[], places: readonly Place[], random: Random): Buyer[] {
  const townHalls = roster.filter((entity) => entity.kind === 'ayuntamiento')
  const silent = new Set(
    [...roster.filter((entity) => entity.kind === 'autonomo').slice(-2), ...townHalls.slice(-2)].slice(0, SILENT),
  )
  return roster.map((entity) => {
    const [, size, extra] = APPETITES.find(([pattern]) => pattern.test(entity.slug)) ?? NOTHING_SPECIAL
    const municipal = entity.level === 'MUNICIPAL'
    const smaller = municipal ? 1 / (1 + 0.35 * (townHalls.includes(entity) ? townHalls.indexOf(entity) : 5)) : 1
    const own = places.filter((place) => place.code.endsWith(entity.inegiMunicipality ?? '-'))
    const appetite = ['obra', ...sectors]
      .map((sector) => ({ sector, weight: (EVERYBODY[sector] ?? 0) + (extra[sector] ?? 0) }))
      .filter(({ weight }) => weight > 0)
    return {
      entity,
      weight: silent.has(entity) ? 0 : size * smaller,
      appetite,
      delay: random.pick([3, 5, 7, 9, 12, 16, 24, 45]) * (municipal ? 1.4 : 1),
      silence: random.pick([0.05, 0.1, 0.2, 0.35, 0.5]),
      places: municipal && own.length > 0 ? own : places,
      units: {
        requesting: random.pick([
          'Dirección de Operación',
          'Dirección de Planeación',
          'Coordinación Técnica',
          'Dirección de Servicios',
        ]),
        contracting: random.pick([
          'Dirección de Recursos Materiales',
          'Subdirección de Adquisiciones',
          'Dirección Administrativa',
        ]),
        responsible: random.pick([
          'Departamento de Seguimiento',
          'Dirección de Control y Evaluación',
          'Subdirección de Almacenes',
        ]),
      },
      officials: [
        'Titular de Recursos Materiales',
        'Jefatura de Licitaciones',
        'Representación del área requirente',
      ].map((position, index) => ({
        id: `${entity.key}-SP-${index + 1}`,
        name: fullName(personName(random)),
        position,
      })),
      origin: municipal ? 'Municipales' : 'Estatales',
    }
  })
}
