import { describe, expect, test } from 'vitest'
import { send, statusOf } from '../asking.ts'
import { takingsOf } from '../route-entry.ts'
import { ROUTES } from '../route-list.ts'
import { fill, fillAll, type TwoEntities } from '../two-entities.ts'
import { rightfulSender } from './actors.ts'

const takers = Object.entries(ROUTES).flatMap(([id, entry]) =>
  takingsOf(entry).map((taking, at) => [`${id} ${at + 1}`, entry, taking] as const),
)

/** What no form asks for (docs/security.md F13): values that stand nowhere else, so that a trace of one is a hit. */
const MARK = 'xocoanadido'
const MARKED_ID = '0c0a0ad1-d000-4000-8000-00000000f13f'
const PLAIN = [
  'role',
  'roles',
  'state',
  'status',
  'state_roles',
  'owner',
  'password_hash',
  'slug',
  'key',
  'actor',
  'door',
]
const IDS = ['user_id', 'userId', 'created_by', 'captured_by', 'updated_by', 'invitedBy', 'id', 'draft_id']

function extrasOf({ obras, foreign }: TwoEntities): [string, string][] {
  const nested = ['/tender/items/0', 'items[0]', 'items.0', 'data', '__proto__', 'constructor']
  return [
    ...PLAIN.map((name): [string, string] => [name, `${MARK}-${name}`]),
    ...IDS.map((name): [string, string] => [name, MARKED_ID]),
    ...['entity_id', 'entityId', 'entity', 'ente'].map((name): [string, string] => [name, obras.id]),
    ...['draftId', 'draft', 'memberId'].map((name): [string, string] => [name, foreign.draft ?? '']),
    ...['published', 'disabled', 'reserved', 'admin', 'separate_publisher', 'historical'].map(
      (name): [string, string] => [name, 'true'],
    ),
    ['published_revision', '990099'],
    ['entity_id[]', obras.id],
    ['/entity_id', obras.id],
    ['/published', 'true'],
    ['/__proto__/admin', MARK],
    ...nested.flatMap((at): [string, string][] => [
      [`${at}/entity_id`, obras.id],
      [`${at}[entity_id]`, obras.id],
    ]),
  ]
}

/** Rows of every table as text: those of obras, and how many hold a mark. */
async function traces({ database: { god }, obras }: TwoEntities): Promise<{ obras: string; marked: string[] }> {
  const tables = await god<{ name: string; owned: boolean }[]>`
    select c.relname as name, exists (select from pg_attribute where attrelid = c.oid and attname = 'entity_id') as owned
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`
  let ofObras = ''
  const marked: string[] = []
  for (const { name, owned } of tables) {
    const rows = await god.unsafe<{ text: string }[]>(
      `select t::text as text from "${name}" t where t::text ~ '${MARK}|${MARKED_ID}|990099'`,
    )
    marked.push(...rows.map(({ text }) => `${name}: ${text.slice(0, 200)}`))
    // What is public of the roster is written anew with each of its acts: the entity's own row is looked at instead.
    if (name === 'entities') ofObras += `${JSON.stringify(await god`select * from entities where id = ${obras.id}`)}\n`
    if (!owned || name === 'published_entities') continue
    const [digest] = await god.unsafe<{ text: string }[]>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as text from "${name}" t where entity_id = '${obras.id}'`,
    )
    ofObras += `${name} ${digest?.text}\n`
  }
  return { obras: ofObras, marked }
}

/** Each form with fields that nobody asked for: ignored or refused, and no effect anywhere. Last of all: what may be done is done. */
export function extraFields(world: () => TwoEntities): void {
  describe.each(takers)('sending %s with fields nobody asked for', (_name, entry, taking) => {
    test('they are ignored or refused: no trace, and nothing of the other entity changes', async () => {
      if (entry.path === '/salir') return
      const before = await traces(world())
      const sender = world().people[rightfulSender(entry, taking)]!
      const real = taking.effect ?? { fields: taking.fields, status: taking.status }
      const path = fill(taking.effect?.path ?? taking.path ?? entry.path, world().own)
      const own = Object.entries(fillAll(real.fields, world().own))
      const extras = extrasOf(world()).filter(([name]) => !own.some(([known]) => known === name))
      const answer = await send(world(), sender, path, [...own, ...extras], taking.files ? { files: taking.files } : {})
      expect([real.status, 400]).toContain(statusOf(answer))
      expect(await traces(world())).toEqual({ ...before, marked: [] })
    })
  })
}
