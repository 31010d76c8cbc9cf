import { describe, expect, it } from 'vitest'
import { parentsFirst, planRosterSync } from '#tenants/plan-roster-sync.ts'
import { readRoster } from '#tenants/read-roster.server.ts'
import type { RosterEntity } from '#tenants/roster-row.ts'

const roster = readRoster('quintana-roo')
const ON = '2026-11-20'
const changed = (key: string, change: Partial<RosterEntity>) =>
  roster.map((entity) => (entity.key === key ? { ...entity, ...change } : entity))

describe('planRosterSync', () => {
  it('adds all to an empty database and then changes nothing', () => {
    expect(planRosterSync([], roster, ON).added).toHaveLength(50)
    const again = planRosterSync(roster, roster, ON)
    expect(again).toEqual({ added: [], renamed: [], changed: [], left: again.left, missing: [] })
    expect(again.left).toHaveLength(50)
  })

  it('a new name keeps the old one as an alias that ends on the day of the sync', () => {
    const { renamed, left } = planRosterSync(
      roster,
      changed('OM', { officialName: 'Secretaría de Administración' }),
      ON,
    )
    expect(left).toHaveLength(49)
    expect(renamed).toMatchObject([
      {
        alias: { name: 'Oficialía Mayor del Gobierno del Estado', shortName: 'OM', from: null, until: ON },
        previousSlug: null,
      },
    ])
  })

  it('the date that the file gives for the old name wins, and a changed slug is told', () => {
    const before = changed('SECOES', { officialName: 'Secretaría de la Gestión Pública', slug: 'gestion-publica' })
    expect(planRosterSync(before, roster, ON).renamed).toMatchObject([
      { alias: { shortName: 'SGP', until: '2017' }, previousSlug: 'gestion-publica' },
    ])
  })

  it('other differences are changes; an alias that only the database knows is none', () => {
    const alias = { name: 'Antes', shortName: null, from: null, until: '2020' }
    expect(planRosterSync(changed('OM', { previousNames: [alias] }), roster, ON).left).toHaveLength(50)
    expect(
      planRosterSync(roster, changed('OM', { notice: 'Aviso', previousNames: [alias] }), ON).changed,
    ).toMatchObject([{ entity: { key: 'OM' }, fields: ['notice', 'previousNames'] }])
  })

  it('who is absent from the file is told and stays', () => {
    const plan = planRosterSync(roster, roster.slice(1), ON)
    expect(plan.missing.map((entity) => entity.key)).toEqual(['OM'])
    expect(plan.added).toEqual([])
  })

  it('a slug is never handed to another key', () => {
    expect(() => planRosterSync(roster, changed('OM', { key: 'OM9' }), ON)).toThrow('roster-key-changed')
  })

  it('parents come before their children', () => {
    const slugs = parentsFirst([...readRoster('demo')].reverse()).map((entity) => entity.slug)
    expect(slugs.indexOf('servicios-de-salud')).toBeLessThan(slugs.indexOf('hospital-general-de-ciudad-jaspe'))
    expect(slugs).toHaveLength(46)
  })
})
