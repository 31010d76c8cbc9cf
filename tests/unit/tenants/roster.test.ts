import { describe, expect, it } from 'vitest'
import { isRefusal } from '#app/lib/refusal.ts'
import { parseRoster } from '#tenants/parse-roster.ts'
import { readDemoAccounts } from '#tenants/read-demo-accounts.server.ts'
import { listStates, readRoster, readState } from '#tenants/read-roster.server.ts'
import { COLUMNS } from '#tenants/roster-row.ts'
import { requireOcidPrefix } from '#tenants/state.ts'

const GOOD = {
  slug: 'oficialia',
  key: 'OM',
  official_name: 'Oficialía Mayor',
  short_name: 'OM',
  level: 'ESTATAL',
  sphere: 'EJECUTIVO',
  kind: 'dependencia',
  inegi_state: '90',
  source: 'prueba',
}

const csv = (...rows: Partial<Record<(typeof COLUMNS)[number], string>>[]) =>
  [
    COLUMNS.join(','),
    ...rows.map((row) => COLUMNS.map((column) => `"${{ ...GOOD, ...row }[column] ?? ''}"`).join(',')),
  ].join('\n')

function refusalOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isRefusal(error)) return error.sentence
    throw error
  }
  throw new Error('nothing was refused')
}
const faultOf = (...rows: Parameters<typeof csv>) => refusalOf(() => parseRoster(csv(...rows), 'padron.csv', '90'))

describe('rosters of this repository', () => {
  it.each(listStates())('%s is read whole', (slug) => {
    expect(readRoster(slug).length).toBeGreaterThan(40)
    expect(readState(slug).slug).toBe(slug)
  })

  it('the demo has three branches, autonomous bodies, municipalities and agencies', () => {
    const roster = readRoster('demo')
    const count = (sphere: string) => roster.filter((entity) => entity.sphere === sphere).length
    expect(roster).toHaveLength(46)
    expect(['EJECUTIVO', 'LEGISLATIVO', 'JUDICIAL', 'ORGANO_AUTONOMO', 'MUNICIPAL'].map(count)).toEqual([
      23, 2, 2, 7, 12,
    ])
    expect(roster.filter((entity) => entity.kind === 'ayuntamiento')).toHaveLength(10)
    expect(roster.every((entity) => entity.rfc?.at(-3) === '0')).toBe(true)
  })

  it('Quintana Roo has its 50 entities, eleven municipalities, dated aliases and no prefix', () => {
    const roster = readRoster('quintana-roo')
    expect(roster).toHaveLength(50)
    expect(roster.flatMap((entity) => entity.inegiMunicipality ?? []).sort()).toEqual(
      Array.from({ length: 11 }, (_, index) => String(index + 1).padStart(3, '0')),
    )
    const renamed = roster.find((entity) => entity.key === 'SECOES')
    expect(renamed?.previousNames).toEqual([
      { name: 'Secretaría de la Gestión Pública', shortName: 'SGP', from: null, until: '2017' },
    ])
    expect(roster.filter((entity) => entity.previousNames.length > 0)).toHaveLength(8)
    expect(refusalOf(() => requireOcidPrefix(readState('quintana-roo')))).toContain('prefijo OCID')
    expect(requireOcidPrefix(readState('demo'))).toBe('ocds-demo00')
  })

  it('every demo account works in entities of the demo, and every role has one', () => {
    const slugs = new Set(readRoster('demo').map((entity) => entity.slug))
    const { accounts } = readDemoAccounts()
    const memberships = accounts.flatMap((account) => account.memberships)
    expect(memberships.filter((membership) => !slugs.has(membership.entity))).toEqual([])
    expect(new Set(accounts.map((account) => account.email)).size).toBe(accounts.length)
    const roles = new Set([
      ...memberships.flatMap(({ roles }) => roles),
      ...accounts.flatMap((account) => account.stateRoles),
    ])
    expect(roles.size).toBe(8)
    expect(accounts.some((account) => account.memberships.length >= 3)).toBe(true)
  })
})

describe('what is refused', () => {
  it('an unknown state names those there are', () => {
    expect(refusalOf(() => readState('atlantida'))).toContain('demo, jalisco, quintana-roo')
    expect(refusalOf(() => readState('../app'))).toContain('No existe')
  })

  it.each([
    [{ parent: 'nadie' }, 'columna parent ("nadie")'],
    [{ sphere: 'MUNICIPAL' }, 'columna sphere ("MUNICIPAL"): MUNICIPAL no corresponde al nivel ESTATAL'],
    [{ sphere: 'FEDERAL' }, 'columna sphere ("FEDERAL"): debe ser uno de'],
    [{ rfc: 'EKU9003173C8' }, 'columna rfc ("EKU9003173C8")'],
    [{ rfc: 'GODE561231GR8' }, 'persona moral'],
    [{ key: 'om-1' }, 'columna key'],
    [{ inegi_state: '23' }, 'la clave del estado es 90'],
    [{ previous_names: 'Antes | A | ayer' }, 'columna previous_names'],
    [{ official_name: '' }, 'columna official_name: está vacío'],
    [{ level: 'MUNICIPAL', sphere: 'MUNICIPAL', kind: 'ayuntamiento' }, 'columna inegi_municipality'],
  ])('%j', (row, sentence) => {
    expect(faultOf(row)).toContain('padron.csv no se leyó. renglón 2')
    expect(faultOf(row)).toContain(sentence)
  })

  it('repeated slugs and keys, with both lines', () => {
    expect(faultOf({}, { key: 'OM2' })).toContain('renglón 3, columna slug ("oficialia"): ya está en el renglón 2')
    expect(faultOf({}, { slug: 'otra' })).toContain('renglón 3, columna key ("OM"): ya está en el renglón 2')
  })

  it('parents in a ring or of another sphere', () => {
    expect(faultOf({ parent: 'b' }, { slug: 'b', key: 'B2', parent: 'oficialia' })).toContain('depende de sí mismo')
    expect(faultOf({ parent: 'b' }, { slug: 'b', key: 'B2', sphere: 'JUDICIAL' })).toContain('es de JUDICIAL')
  })

  it('other headings, and a file that is no CSV', () => {
    expect(refusalOf(() => parseRoster('a,b\n1,2', 'x.csv', '90'))).toContain('los encabezados deben ser slug,key')
    expect(refusalOf(() => parseRoster('"a', 'x.csv', '90'))).toContain('unas comillas se abren aquí y no se cierran')
    expect(refusalOf(() => parseRoster('', 'x.csv', '90'))).toContain('encabezados')
  })
})
