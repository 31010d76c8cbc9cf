import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mergeReleases } from '#app/ocds/merge.ts'
import { reviewDocument } from '#app/ocds/review.ts'
import type { JsonObject } from '#app/ocds/types.ts'

const document = (): JsonObject => JSON.parse(readFileSync('tests/fixtures/ocds/direct-award-paid.json', 'utf8'))
const told = (value: JsonObject, profile: 'core' | 'edca-mx' = 'edca-mx') =>
  reviewDocument(value, { profile }).map(({ severity, path, keyword }) => `${severity} ${path} ${keyword}`)

describe('reviewing a document', () => {
  it('has nothing to say about a complete process', () => expect(told(document())).toEqual([]))

  it('does not ask a draft for what publication adds', () => {
    const { id: _id, date: _date, tag: _tag, ocid: _ocid, initiationType: _type, ...draft } = document()
    expect(told(draft)).toEqual([])
    expect(told({})).toEqual([])
  })

  it('finds errors of schema, references and coherence in one go, errors first', () => {
    const draft = {
      ...document(),
      ocid: 'expediente 7',
      buyer: { id: 'otro', name: 'Otro' },
      tender: { id: '1', status: 'abierto' },
    }
    expect(told(draft).slice(0, 3)).toEqual([
      'error /buyer/id party-references',
      'error /ocid ocid',
      'error /tender/status enum',
    ])
    expect(reviewDocument(draft, { profile: 'edca-mx' })[0]?.check).toBe('party-references')
  })

  it('looks at open codelists without refusing', () => {
    const draft = {
      ...document(),
      tender: {
        ...(document().tender as JsonObject),
        awardCriteria: 'elMejor',
        submissionMethod: ['inPerson', 'paloma'],
      },
    }
    expect(told(draft)).toEqual([
      'warning /tender/awardCriteria openCodelist',
      'warning /tender/submissionMethod/1 openCodelist',
    ])
  })

  it('warns only, of all but the official schema, by the core profile', () => {
    const draft = {
      ...document(),
      buyer: { id: 'otro', name: 'Otro' },
      awards: [
        { id: '1', title: 'a' },
        { id: 1, title: 'b' },
      ],
      contracts: [{ id: '1', title: 'x' }],
    }
    const findings = reviewDocument(draft, { profile: 'core' })
    expect(findings.filter(({ severity }) => severity === 'error').map(({ path, keyword }) => [path, keyword])).toEqual(
      [['/contracts/0', 'required']],
    )
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['party-references', 'unique-ids']))
  })

  it('skips what was dropped from a compiled release', () => {
    const dropped = {
      ...document(),
      id: '2',
      date: '2026-07-01T00:00:00Z',
      tag: ['contract'],
      contracts: [],
      awards: [{ id: '9', status: null }],
    }
    expect(told(mergeReleases([document(), dropped]))).toEqual([])
  })
})
