import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFiles } from '#app/workflows/import-files.server.ts'
import { sampleDocument } from '#tests/support/sample-documents.ts'
import { ask, dataPath, send } from './asking.ts'
import { openTwoEntities, type TwoEntities } from './two-entities.ts'

let world: TwoEntities
beforeAll(async () => {
  world = await openTwoEntities()
}, 180_000)
afterAll(() => world.close())

const visitor = () => world.people.visitor!

const OCID = 'ocds-demo00-hostil-1'

/** Addresses of documents as attackers write them; none may become a link (C13). */
const ADDRESSES = [
  ...[
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
  ],
  ...[
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//evil.example/x',
    '/\\evil.example',
  ],
  ...[
    'https:evil.example',
    'http:/evil.example',
    'javascript：alert(1)',
    'blob:https://x/y',
    'http://user:pass@evil.example/',
    'ｊavascript:alert(1)',
  ],
]

test('a hostile address in a document is shown as text at most; a good one is a link that tells nothing of us (C13)', async () => {
  const { salud } = world
  const document = sampleDocument(salud, 70, { title: 'Con documentos', suppliers: ['MX-RFC-SAL010101AAA'] })
  const documents = [...ADDRESSES, 'https://ejemplo.invalid/acta.pdf'].map((url, at) => ({
    ...{ id: `d${at}`, title: `Documento ${at} <b onclick=x>`, url, documentType: 'tenderNotice' },
  }))
  const party = {
    id: 'MX-RFC-SAL010101AAA',
    name: '"><script>alert(1)</script>',
    identifier: { scheme: 'MX-RFC', id: 'SAL010101AAA', uri: 'javascript:alert(2)' },
  }
  const tender = { ...(document.tender as object), documents }
  // Most break the format of the standard: such a release is refused here, and shown as historical where it was imported.
  const whole = {
    ...document,
    ...{ ocid: OCID, id: '1', date: 'ayer', tag: ['tender'], tender },
    parties: [...(document.parties as object[]).slice(0, 1), { ...party, roles: ['supplier'] }],
  }
  const bytes = new TextEncoder().encode(JSON.stringify(whole))
  const files = [{ name: 'hostil.json', bytes }]
  expect(await importFiles({ entityId: salud.id, files, publish: true, actor: 'test' })).toMatchObject({
    historical: 1,
  })
  for (const path of [
    `/procesos/${OCID}`,
    `/procesos/${OCID}/cambios`,
    '/proveedores/MX-RFC-SAL010101AAA',
    '/buscar?q=documentos',
  ]) {
    const { body, status } = await ask(world, visitor(), path)
    expect([path, status]).toEqual([path, 200])
    const markup = body.replace(/<script nonce[\s\S]*?<\/script>/g, '')
    const links = [...markup.matchAll(/(?:href|src|action|formaction)="([^"]*)"/g)].map(([, href = '']) => href)
    const outside = links.filter((href) => !/^(\/(?![/\\])|#|\?)/.test(href))
    for (const href of outside) expect([path, href]).toEqual([path, expect.stringMatching(/^https:\/\/[a-z.]+\//)])
    expect(links.filter((href) => /evil|script:|^data:|user:/i.test(href))).toEqual([])
    expect(markup).not.toMatch(/<script>alert|<b onclick/)
    for (const [anchor] of markup.matchAll(/<a [^>]*href="https:\/\/ejemplo\.invalid[^>]*>/g))
      expect(anchor).toMatch(/rel="[^"]*noopener/)
  }
  expect((await ask(world, visitor(), `/procesos/${OCID}`)).body).toContain('https://ejemplo.invalid/acta.pdf')
})

describe('a failure of each class inside the database (B12)', () => {
  const CLASSES = [
    '0A000',
    '20000',
    '21000',
    '22001',
    '22003',
    '22012',
    '22021',
    '22P02',
    '22P05',
    '23502',
    '23503',
    '23505',
    '23514',
    '24000',
    '25006',
    '25P02',
    '26000',
    '28000',
    '2BP01',
    '34000',
    '3D000',
    '40001',
    '40P01',
    '42501',
    '42601',
    '42703',
    '42883',
    '42P01',
    '53100',
    '53200',
    '54000',
    '55000',
    '55P03',
    '57014',
    '58030',
    'P0001',
    'P0002',
    'XX000',
    'XX001',
  ]
  const raise = (code: string) => `
    create or replace function search_text(words text) returns text language plpgsql immutable as $f$ begin
      raise exception using errcode = '${code}', message = 'relation "drafts" column "xocosecreto" value xocovalor', detail = 'Key (entity_id)=(xocovalor) in published_processes', hint = 'select xocosecreto from users', table = 'drafts', column = 'xocosecreto', constraint = 'drafts_pkey';
    end $f$`

  test('whatever its code, readers and members get a sentence and no name of the inside', async () => {
    const { god } = world.database
    const [kept] = await god<{ text: string }[]>`select pg_get_functiondef('search_text(text)'::regprocedure) as text`
    await god.unsafe(
      'create or replace function public.refuse_write() returns trigger language plpgsql as $$ begin return new; end $$',
    )
    await god.unsafe(
      'create trigger refuse_write before insert or update on drafts for each row execute function refuse_write()',
    )
    const who = world.people['salud-capturer']!
    const fresh = (at: number) => ({ procedimiento: 'direct', anio: '2026', expediente: `B12-${at}`, titulo: 'Compra' })
    try {
      for (const [at, code] of CLASSES.entries()) {
        const body = raise(code)
        await god.unsafe(
          body.replace(
            'search_text(words text) returns text language plpgsql immutable',
            'refuse_write() returns trigger language plpgsql',
          ),
        )
        if (/^(22|23|42|57|XX|P0)/.test(code)) {
          await god.unsafe(body)
          for (const path of ['/buscar?q=compra', dataPath('/buscar?q=compra'), '/api/v1/search?q=compra']) {
            const answer = await ask(world, visitor(), path)
            expect([code, path, answer.status >= 500 || answer.status === 200]).toEqual([code, path, true])
            expect([code, path, /xoco|drafts|entity_id/.exec(answer.body)?.[0]]).toEqual([code, path, undefined])
          }
        }
        const saved = await send(world, who, '/espacio/salud/procesos/nuevo', fresh(at))
        expect([code, saved.status >= 400]).toEqual([code, true])
        expect([code, /xoco|drafts|entity_id/.exec(saved.body)?.[0]]).toEqual([code, undefined])
        expect([code, saved.body.includes('.')]).toEqual([code, true])
      }
    } finally {
      await god.unsafe('drop trigger refuse_write on drafts')
      await god.unsafe(kept!.text)
    }
    expect((await ask(world, visitor(), '/buscar?q=compra')).status).toBe(200)
  })
})
