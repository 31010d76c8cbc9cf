import { expect, it } from 'vitest'
import { detectShape, type Shape } from '#app/ocds/detect.ts'
import type { Json } from '#app/ocds/types.ts'

const release = { ocid: 'ocds-demo00-1', id: '1', tag: ['tender'] }

const shapes: [Shape, Json][] = [
  ['release-package', { uri: 'https://example.org/1', releases: [release] }],
  ['release-package', { publisher: {}, releases: [], compiledRelease: {}, versionedRelease: {} }],
  ['release-package', { arrayReleasePackage: [] }],
  ['record-package', { records: [], packages: [] }],
  ['record-package', { records: [{ ocid: 'x' }], releases: [] }],
  ['record', { ocid: 'x', releases: [] }],
  ['record', { ocid: 'x', compiledRelease: {} }],
  ['release', release],
  ['release', { ...release, packageInfo: { uri: 'x' } }],
  ['release', { id: '1', tag: ['contract'], contracts: [] }],
  ['compiled-release', { ...release, tag: ['compiled'] }],
  ['releases', [release, release]],
  ['releases', [{ releases: [release] }]],
  ['oc4ids-project', { id: 'oc4ids-abc123-1', title: 'x' }],
  ['oc4ids-project', { id: '1', contractingProcesses: [] }],
  ['oc4ids-package', { projects: [] }],
  ['unknown', { type: 'FeatureCollection', features: [] }],
  ['unknown', []],
  ['unknown', [1, 'a', null]],
  ['unknown', null],
  ['unknown', 'ocds'],
]

for (const [index, [shape, value]] of shapes.entries()) {
  it(`${shape} (${index + 1})`, () => expect(detectShape(value)).toBe(shape))
}
