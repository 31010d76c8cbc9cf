import type { JsonObject } from '#app/ocds/types.ts'
import type { RosterEntity } from '../../../roster-row.ts'
import type { Random } from '../random.ts'

export interface Place {
  /** INEGI-shaped key of five figures; those of a fictional state begin with 90 or more. */
  code: string
  name: string
  /** Longitude and latitude of the town: in the open Pacific, so that no map shows a real town. */
  point: [number, number]
}

const STREETS =
  'Calle del Cuarzo;Avenida de la Veta;Calle Feldespato;Calzada del Peñón;Avenida Mineral;Calle de las Gravas;Callejón del Yeso;Avenida Granate;Calle Pirita;Bulevar de los Canteros;Calle Nueva Galena;Avenida del Litoral;Camino a la Cantera;Calle Ónix;Privada Topacio'.split(
    ';',
  )
const QUARTERS =
  'Centro;Las Gravas;Barrio de la Mina;Lomas de Cobre;El Crisol;Los Canteros;Colonia Jardín;Puerta del Sol;La Veta;Ejido Pedernal;Unidad Obrera;San Ónice'.split(
    ';',
  )

/** The municipalities of a roster, one place for each town hall. */
export function placesOf(roster: readonly RosterEntity[]): Place[] {
  return roster
    .filter((entity) => entity.kind === 'ayuntamiento')
    .map((entity, index) => ({
      code: `${entity.inegiState}${entity.inegiMunicipality ?? '000'}`,
      name: entity.shortName,
      point: [
        round(-112.4 + (index % 4) * 0.7 + index * 0.03),
        round(14.2 + Math.floor(index / 4) * 0.6 + index * 0.02),
      ],
    }))
}

/** A street with number and quarter, none of a real town. */
export const street = (random: Random): string =>
  `${random.pick(STREETS)} ${random.int(2, 940)}, ${random.pick(QUARTERS)}`

/** Postal codes begin with 00, which the postal service has not given. */
export function address(place: Place, region: string, streetAddress: string | null): JsonObject {
  const rest = { locality: place.name, region, postalCode: `00${place.code.slice(-3)}`, countryName: 'México' }
  return streetAddress === null ? rest : { streetAddress, ...rest }
}

/** Where something is delivered or built: a point within a few kilometres of the town, and its key. */
export function location(place: Place, description: string, random: Random): JsonObject {
  const [longitude, latitude] = place.point
  return {
    description,
    geometry: {
      type: 'Point',
      coordinates: [round(longitude + random.between(-0.05, 0.05)), round(latitude + random.between(-0.05, 0.05))],
    },
    gazetteer: { scheme: 'INEGI', identifiers: [place.code] },
  }
}

const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000
