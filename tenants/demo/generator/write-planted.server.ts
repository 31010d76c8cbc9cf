// Rewrites tenants/demo/planted.json: node --import tsx tenants/demo/generator/write-planted.server.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRoster, readState, tenantsFolder } from '../../read-roster.server.ts'
import { DEMO_DEFAULTS, generateDemo } from './generate-demo.ts'
import { listPlanted } from './list-planted.ts'

const processes = generateDemo({ ...DEMO_DEFAULTS, roster: readRoster('demo'), state: readState('demo') })
const list = listPlanted(processes, { ...DEMO_DEFAULTS })
writeFileSync(join(tenantsFolder(), 'demo', 'planted.json'), `${JSON.stringify(list, null, 2)}\n`)
console.log(
  `${list.kinds.length} kinds, ${list.kinds.flatMap(({ groups }) => groups.flatMap(({ ocids }) => ocids)).length} processes`,
)
