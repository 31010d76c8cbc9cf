import type { JsonObject } from '#app/ocds/types.ts'
import type { Moment } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import type { World } from '../world/world.ts'
import { awards } from './award.ts'
import { Cast } from './cast.ts'
import { contracts } from './contract.ts'
import { planning } from './planning.ts'
import { tidy } from './scene.ts'
import { tender } from './tender.ts'

/** The whole EDCA-MX document of a process with all that has happened until a moment, without id, date and tag. */
export function documentAt(facts: Facts, world: World, until: Moment): JsonObject {
  const cast = new Cast(world, facts.buyer)
  const scene = { facts, world, cast, until }
  const buyer = cast.entity('buyer')
  const sections = {
    planning: planning(scene),
    tender: tender(scene),
    awards: awards(scene),
    contracts: contracts(scene),
  }
  return tidy({ ocid: facts.ocid, initiationType: 'tender', language: 'es', parties: cast.list(), buyer, ...sections })
}
