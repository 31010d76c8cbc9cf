import { importList } from '#app/suppliers/sanctions/importing/import-list.server.ts'
import { readSnapshot } from '#app/suppliers/sanctions/importing/read-snapshot.server.ts'
import { receiveList } from '#app/suppliers/sanctions/importing/receive-list.server.ts'
import { createResolution, openResolution } from '#app/suppliers/sanctions/own/keep-resolution.server.ts'
import { publishResolution } from '#app/suppliers/sanctions/own/publish-resolution.server.ts'
import { satFile } from './invented-lists.ts'

const WHOLE = {
  ...{ nombre: 'Empresa Sancionada, S.A. de C.V.', persona: 'moral', autoridad: 'OIC de prueba', hechos: 'Un hecho.' },
  ...{ tipos: 'debarment', firme: 'si', inicio: '2026-01-15', fin: '2030-01-14', resolucion: '2026-01-10' },
}

/** A list that counts and an import of it that waits. */
export async function plantLists(): Promise<{ settled: string; snapshot: string }> {
  const given = { list: 'sat-69b', fileName: 'lista.csv', asOf: null, actorId: null }
  const row = {
    rfc: 'BBB010101BB2',
    situation: 'Definitivo',
    definitive: ['06/04/2015', '16/03/2015'] as [string, string],
  }
  const settled = await importList({ ...given, content: satFile([row]), door: 'cli' })
  const more = satFile(
    [row, { rfc: 'CCC010101CC3', situation: 'Presunto' }, { rfc: 'nada', situation: 'Presunto' }],
    '1 de enero de 2023',
  )
  const { snapshotId } = await receiveList({ ...given, content: more, door: 'screen' })
  await readSnapshot(snapshotId)
  return { settled: settled.snapshot, snapshot: snapshotId }
}

/** A draft of the control body of an entity, and a published resolution with its public sheet. */
export async function plantResolutions(userId: string, entityId: string) {
  const desk = { userId, entityId }
  const resolution = await createResolution(desk, { nombre: 'Empresa en borrador' })
  const resolved = await createResolution(desk, { ...WHOLE, expediente: `R-${entityId.slice(0, 4)}` })
  await publishResolution(desk, resolved, 1, '2026-02-01')
  const { sanctionId } = (await openResolution(desk, resolved)).resolution
  return { resolution, resolved, sanction: sanctionId ?? '' }
}
