import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { tenantsFolder } from './read-roster.server.ts'

const entityRole = z.enum(['capturer', 'reviewer', 'publisher', 'entity_admin', 'internal_control'])
const stateRole = z.enum(['coordinator', 'state_auditor', 'platform_admin'])

const accountsSchema = z.strictObject({
  password: z.string().min(12),
  accounts: z.array(
    z.strictObject({
      email: z.email().endsWith('@demo.invalid'),
      name: z.string().min(1),
      /** Roles that hold inside one entity, by its slug in tenants/demo/entities.csv. */
      memberships: z.array(z.strictObject({ entity: z.string(), roles: z.array(entityRole).min(1) })),
      /** Roles that hold in the whole state. */
      stateRoles: z.array(stateRole),
      /** Invented key of the authenticator, in base 32, where a role demands a second factor. */
      secondFactor: z
        .string()
        .regex(/^[A-Z2-7]{32}$/)
        .optional(),
      /** What the account is good for trying out, in Spanish, for the list that the demo prints. */
      shows: z.string().min(1),
    }),
  ),
})

export type DemoAccounts = z.infer<typeof accountsSchema>

/** The people of the demonstration and their one documented password. Only ever for the fictional state. */
export function readDemoAccounts(): DemoAccounts {
  return accountsSchema.parse(JSON.parse(readFileSync(join(tenantsFolder(), 'demo', 'accounts.json'), 'utf8')))
}
