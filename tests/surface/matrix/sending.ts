import { describe, expect, test } from 'vitest'
import { type Answer, dataPath, type Sending, send, statusOf } from '../asking.ts'
import { type Taking, takingsOf } from '../route-entry.ts'
import { ROUTES } from '../route-list.ts'
import { type Account, CANARIES, digestKept, fill, fillAll, type TwoEntities } from '../two-entities.ts'
import { ACTORS, guardOf, rightfulSender } from './actors.ts'

const takers = Object.entries(ROUTES).flatMap(([id, entry]) =>
  takingsOf(entry).map((taking, at) => [`${id} ${at + 1}`, entry, taking] as const),
)
const THINGS = /\{(draft|approved|review|member|import)\}/

/** Where a form could come from that is no page of ours (docs/security.md C9): all 403, whoever's session it rides on. */
const ELSEWHERE: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, old browser', { origin: 'https://evil.example', 'sec-fetch-site': '' }],
  ['no Origin and no Sec-Fetch-Site', { origin: '', 'sec-fetch-site': '' }],
  ['no Origin, said to be of a sister site', { origin: '', 'sec-fetch-site': 'same-site' }],
  ['Origin: null', { origin: 'null', 'sec-fetch-site': '' }],
  ['Origin: null, said to be same-origin', { origin: 'null' }],
  ['a subdomain', { origin: 'http://otro.127.0.0.1', 'sec-fetch-site': 'same-site' }],
  ['the same host on another port', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': '' }],
  ['typed into the address bar', { origin: '', 'sec-fetch-site': 'none' }],
]
/** Words of the sentences that say who does it. */
const SENTENCE_403 = /hace quien|quien tiene|quien captura|corresponde|pida el permiso|papel|Solo /
const BODIES = ['form', 'multipart', 'text'] as const

/** Every form and named button × every role × every way of forging it: refused with its status, and nothing written. */
export function sendingMatrix(world: () => TwoEntities): void {
  describe.each(takers)('sending %s', (_name, entry, taking: Taking) => {
    const pattern = taking.path ?? entry.path
    const path = () => fill(pattern, world().own)
    const fields = () => fillAll(taking.fields, world().own)
    const sender = () => world().people[rightfulSender(entry, taking)]!
    const as = (more: Sending = {}): Sending => ({ ...(taking.files ? { files: taking.files } : {}), ...more })

    async function told(what: string, expected: number, sent: Promise<Answer>): Promise<void> {
      const answer = await sent
      expect([what, statusOf(answer)]).toEqual([what, expected])
      for (const word of CANARIES.obras) expect([what, answer.body.includes(word)]).toEqual([what, false])
      if (expected === 403) expect(answer.body, what).toMatch(/[A-ZÁÉÍÓÚ][^<>"]+\./)
    }
    const onBoth = (work: (address: string) => Promise<unknown>) => Promise.all([path(), dataPath(path())].map(work))

    test('from elsewhere, without its token or with another: 403, and nothing is written', async () => {
      const before = await digestKept(world().database.god)
      await onBoth(async (address) => {
        for (const [what, headers] of ELSEWHERE)
          for (const body of BODIES)
            await told(`${what}, ${body}`, 403, send(world(), sender(), address, fields(), { headers, body }))
        if (taking.tokenless) return
        for (const [what, token] of wrongTokens(world(), sender()))
          await told(what, 403, send(world(), sender(), address, fields(), as({ token })))
        const headers = { 'x-portal-token': 'x' }
        await told('a header with another token', 403, send(world(), sender(), address, fields(), as({ headers })))
      })
      expect(await digestKept(world().database.god)).toEqual(before)
    })

    test('by role, and with another’s ids: refused, and nothing is written', async () => {
      const before = await digestKept(world().database.god)
      const asked = { access: entry.access, ...rolesOf(taking, entry) }
      await onBoth(async (address) => {
        for (const actor of ACTORS) {
          const status = guardOf(asked, actor)
          const who = world().people[actor.name]!
          if (status === 'in') continue
          const answer = await send(world(), who, address, fields(), as())
          expect([actor.name, statusOf(answer)]).toEqual([actor.name, status])
          const hidden = actor.role ? CANARIES.obras : [...CANARIES.salud, 'Entidad salud']
          for (const word of hidden) expect([actor.name, answer.body.includes(word)]).toEqual([actor.name, false])
          // A sentence of its own, not the usual one of the status.
          if (status === 403)
            expect([actor.name, SENTENCE_403.exec(answer.body)?.[0]]).toEqual([actor.name, expect.any(String)])
        }
      })
      const swapped = fill(pattern, { ...world().foreign, own: world().own.own! })
      if (THINGS.test(pattern)) await told('foreign id', 404, send(world(), sender(), swapped, fields(), as()))
      if (taking.foreign) {
        const within = fillAll(taking.foreign, world().own)
        await told('foreign id within', 404, send(world(), sender(), path(), within, as()))
      }
      expect(await digestKept(world().database.god)).toEqual(before)
    })

    test('who may is answered by the page itself, and the harmless form writes nothing', async () => {
      if (pattern === '/salir') return
      const before = await digestKept(world().database.god)
      await onBoth(async (address) =>
        expect(statusOf(await send(world(), sender(), address, fields(), as()))).toBe(taking.status),
      )
      expect(await digestKept(world().database.god)).toEqual(before)
    })
  })
}

/** The roles of a form: its own, else those of its page. */
const rolesOf = (taking: Taking, entry: (typeof takers)[number][1]) => ({
  ...(taking.roles ? { roles: taking.roles } : {}),
  ...((taking.stateRoles ?? entry.stateRoles) ? { stateRoles: taking.stateRoles ?? entry.stateRoles! } : {}),
})

/** Tokens that are not the session's: none, nonsense, another person's, one's own of a session that ended, and the right one twice. */
function wrongTokens({ people }: TwoEntities, sender: Account): [string, string | null][] {
  const other = sender.name === 'obras-todo' ? people.ambos! : people['obras-todo']!
  return [
    ['no token', null],
    ['an empty token', ''],
    ['nonsense for a token', 'x'],
    ['somebody else’s token', other.token],
    ['a token of an ended session', sender.oldToken],
    ['the token with more behind it', `${sender.token}x`],
    ['the token in capitals', sender.token.toUpperCase()],
  ]
}
