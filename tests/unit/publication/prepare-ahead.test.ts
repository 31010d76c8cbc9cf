import { describe, expect, it } from 'vitest'
import type { Release } from '#app/ocds/types.ts'
import { isPreparedFor, prepareAhead } from '#app/publication/ahead/prepare-ahead.server.ts'
import { catalogOf } from '#app/publication/catalog-rows/catalog-of.ts'
import { recordTexts } from '#app/publication/link-releases.ts'
import { prepareReleases } from '#app/publication/prepare-releases.server.ts'
import { ProcessHistory } from '#app/publication/process-history.ts'
import { stagedReleases } from '#tests/bench/staged-releases.ts'

const rule = {
  timeZone: 'America/Cancun',
  publishNaturalRfc: false,
  restricted: new Set<string>(),
  sphere: 'EJECUTIVO',
  name: 'Secretaría de Salud',
}
const publications = stagedReleases(3).map((release) => ({ release: release as Release }))
const histories = () => new Map(publications.map(({ release: { ocid } }) => [ocid, new ProcessHistory(ocid, null, 0)]))

describe('what is worked out before the lock', () => {
  it('is what publishing works out under it: bytes, records and rows', async () => {
    const ahead = (await prepareAhead(rule, publications))!
    const under = histories()
    const { releases } = prepareReleases(rule, under, publications)
    const processes = [...under.values()].map(({ ocid, compiled, releaseCount }) => {
      return { ocid, compiled: compiled!, releaseCount }
    })
    expect(ahead.releases).toEqual(releases)
    expect(ahead.processes).toEqual(processes)
    expect(ahead.texts).toEqual(recordTexts(processes))
    expect(ahead.catalog).toEqual(catalogOf(rule, processes, false, new Date()))
  })

  it('is taken for these very releases only, under the same settings, while nothing of them is public', async () => {
    const ahead = (await prepareAhead(rule, publications))!
    expect(isPreparedFor(ahead, rule, publications, histories())).toBe(true)
    expect(isPreparedFor(ahead, rule, publications.slice(1), histories())).toBe(false)
    expect(isPreparedFor(ahead, rule, structuredClone(publications), histories())).toBe(false)
    for (const change of [
      { publishNaturalRfc: true },
      { timeZone: 'UTC' },
      { restricted: new Set(['rfc:x']) },
      { name: 'Otra' },
      { sphere: 'MUNICIPAL' },
    ])
      expect(isPreparedFor(ahead, { ...rule, ...change }, publications, histories())).toBe(false)
    const known = histories()
    known.set(publications[0]!.release.ocid, new ProcessHistory(publications[0]!.release.ocid, { ocid: 'x' }, 1))
    expect(isPreparedFor(ahead, rule, publications, known)).toBe(false)
    const elsewhere = histories()
    elsewhere.get(publications[0]!.release.ocid)!.releaseIds.add('ya')
    expect(isPreparedFor(ahead, rule, publications, elsewhere)).toBe(false)
  })

  it('is nothing where a process comes in pieces or a release is refused: publishing says so itself', async () => {
    const [first, ...rest] = publications
    expect(await prepareAhead(rule, [...rest, first!])).toBe(null)
    expect(await prepareAhead(rule, [first!, first!])).toBe(null)
  })
})
