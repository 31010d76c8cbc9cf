import type { JsonObject } from '#app/ocds/types.ts'
import type { RosterEntity } from '../../../roster-row.ts'
import { address } from '../world/places.ts'
import type { Buyer, Official } from '../world/profiles.ts'
import type { Supplier } from '../world/suppliers.ts'
import type { Insurer, World } from '../world/world.ts'

/**
 * Who takes part in a document. Each section asks here for a reference with a role, so `parties` always holds everyone who is
 * referred to, once, with all of their roles.
 */
export class Cast {
  private readonly parties = new Map<string, { party: JsonObject; roles: Set<string> }>()
  private readonly world: World
  private readonly buyer: Buyer

  constructor(world: World, buyer: Buyer) {
    this.world = world
    this.buyer = buyer
  }

  /** All parties, in the order in which they came on stage. */
  list(): JsonObject[] {
    return [...this.parties.values()].map(({ party, roles }) => ({ ...party, roles: [...roles] }))
  }

  entity(role: string): JsonObject {
    return this.enter(role, this.body(this.buyer.entity))
  }

  treasury(role: string): JsonObject {
    return this.enter(role, this.body(this.world.treasury ?? this.buyer.entity))
  }

  supplier(supplier: Supplier, role: string): JsonObject {
    return this.enter(role, supplier.person ? naturalPerson(supplier, supplier.person) : company(supplier))
  }

  insurer(insurer: Insurer, role: string): JsonObject {
    const identifier = { scheme: 'MX-RFC', id: insurer.rfc, legalName: insurer.name }
    return this.enter(role, { id: insurer.id, name: insurer.name, identifier })
  }

  unit(kind: keyof Buyer['units'], role: string): JsonObject {
    const code = `${this.buyer.entity.key}-${kind.slice(0, 3).toUpperCase()}`
    return this.inside(`UA-${code}`, code, this.buyer.units[kind], role, {})
  }

  official(official: Official, role: string): JsonObject {
    return this.inside(`SP-${official.id}`, official.id, official.name, role, { position: official.position })
  }

  private inside(id: string, code: string, name: string, role: string, more: JsonObject): JsonObject {
    const scheme = `MX-${this.world.state.name.toUpperCase()}-${id.slice(0, 2)}`
    const { entity } = this.buyer
    return this.enter(role, {
      id: `MX-${this.world.state.name.toUpperCase()}-${id}`,
      name,
      identifier: { scheme, id: code, legalName: name },
      memberOf: [{ id: entityId(entity), name: entity.officialName }],
      ...more,
    })
  }

  private body(entity: RosterEntity): JsonObject {
    const place =
      this.world.places.find(({ code }) => code.endsWith(entity.inegiMunicipality ?? '001')) ?? this.world.places[0]
    const identifier: JsonObject = entity.rfc
      ? { scheme: 'MX-RFC', id: entity.rfc, legalName: entity.officialName, legalPersonality: 'legalPerson' }
      : { scheme: `MX-${this.world.state.name.toUpperCase()}-ENTE`, id: entity.key, legalName: entity.officialName }
    const body: JsonObject = { id: entityId(entity), name: entity.officialName, identifier }
    if (place) body.address = address(place, this.world.state.name, 'Palacio de la Cantera 1, Centro')
    body.contactPoint = {
      name: 'Unidad de Transparencia',
      email: `transparencia@${entity.key.toLowerCase()}.demo.invalid`,
      type: 'contactPoint',
    }
    return body
  }

  private enter(role: string, party: JsonObject): JsonObject {
    const id = String(party.id)
    const known = this.parties.get(id)
    if (known) known.roles.add(role)
    else this.parties.set(id, { party, roles: new Set([role]) })
    return { id, name: party.name }
  }
}

const entityId = (entity: RosterEntity): string => (entity.rfc ? `MX-RFC-${entity.rfc}` : `ENTE-${entity.key}`)

function company(supplier: Supplier): JsonObject {
  return {
    id: supplier.id,
    name: supplier.name,
    identifier: { scheme: 'MX-RFC', id: supplier.rfc, legalName: supplier.name, legalPersonality: 'legalPerson' },
    address: supplier.address,
    contactPoint: { name: supplier.representative, type: 'attorney' },
  }
}

function naturalPerson(supplier: Supplier, name: NonNullable<Supplier['person']>): JsonObject {
  return {
    id: supplier.id,
    name: supplier.name,
    identifier: {
      scheme: 'MX-RFC',
      id: supplier.rfc,
      legalName: supplier.name,
      legalPersonality: 'naturalPerson',
      givenName: name.given,
      patronymicName: name.patronymic,
      matronymicName: name.matronymic,
    },
    address: supplier.address,
  }
}
