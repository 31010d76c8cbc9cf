import { formatNumber } from '#app/lib/amounts.ts'
import { formatDate, formatInstant } from '#app/lib/dates.ts'
import { sanctionPaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { holdReason, sanctionKind, sanctionList, snapshotState } from '#app/texts/sanctions.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { findSanctionList, listSanctionLists, type SanctionList } from '#db/queries/suppliers/sanction-lists.server.ts'
import { findSnapshot, listSnapshots, type Snapshot } from '#db/queries/suppliers/sanction-snapshots.server.ts'
import {
  countRefusals,
  listDecidedDifferences,
  listDifferences,
  listRefusedRows,
  listStagedRows,
} from '#db/queries/suppliers/staged-rows.server.ts'
import { needsWords } from '../importing/decide-snapshot.server.ts'
import { ENCODING_WORDS } from '../reading/decode-text.ts'

/** The lists with what counts of each and what waits, for the desk of the coordination. */
export async function loadLists(userId: string, zone: string) {
  return asCoordinator(userId, async (tx) => {
    const lists = await listSanctionLists(tx)
    const snapshots = await listSnapshots(tx, null)
    const current = (code: string) => snapshots.find((one) => one.list === code && one.state === 'current')
    return {
      lists: lists.map((list) => shownList(list, current(list.code), zone)),
      choices: lists.filter(({ code }) => code !== 'propias').map(({ code, title }) => ({ value: code, label: title })),
      snapshots: snapshots.map((one) => shownSnapshot(one, lists, zone)),
      waiting: snapshots.filter(({ state }) => state === 'held').length,
    }
  })
}

function shownList(list: SanctionList, current: Snapshot | undefined, zone: string) {
  return {
    ...{ code: list.code, title: list.title, source: list.source, href: sanctionPaths.listRules(list.code) },
    state: list.removedAt
      ? `Retirada por su fuente el ${formatDate(list.removedAt)}`
      : current
        ? `${formatNumber(current.rowsAccepted)} registros, al ${formatDate(current.asOf) ?? formatInstant(current.receivedAt, zone)}`
        : list.code === 'propias'
          ? 'La escriben los órganos internos de control'
          : 'Todavía no se ha importado',
  }
}

function shownSnapshot(one: Snapshot, lists: readonly SanctionList[], zone: string) {
  return {
    ...{ id: one.id, href: sanctionPaths.snapshot(one.id), state: one.state, stateWords: snapshotState(one.state) },
    list: sanctionList(one.list, lists.find(({ code }) => code === one.list)?.title),
    ...{ fileName: one.fileName, received: formatInstant(one.receivedAt, zone) ?? '', asOf: formatDate(one.asOf) },
    ...{ who: one.actorName ?? (one.door === 'cli' ? 'Por operación' : 'Demostración') },
    rows: `${formatNumber(one.rowsAccepted)} de ${formatNumber(one.rowsRead)}`,
    refused: one.rowsRefused,
  }
}

/** One import of a list: what was read, what was not, the differences, what it waits for. Throws Refusal 404. */
export async function loadSnapshot(userId: string, id: string, zone: string) {
  return asCoordinator(
    userId,
    async (tx) => {
      const snapshot = /^[0-9a-f-]{36}$/.test(id) ? await findSnapshot(tx, id) : null
      const list = snapshot && (await findSanctionList(tx, snapshot.list))
      if (!snapshot || !list) throw new Refusal('unknown-snapshot', 404, 'No hay una importación con esa dirección.')
      const held = snapshot.state === 'held'
      const differences = held
        ? await listDifferences(tx, id, list.code)
        : snapshot.state === 'reading'
          ? []
          : await listDecidedDifferences(tx, id)
      const rows = held ? await listStagedRows(tx, id, { doubtful: false, limit: 5 }) : []
      const doubtful = held ? await listStagedRows(tx, id, { doubtful: true, limit: 20 }) : []
      return {
        ...shownSnapshot(snapshot, [list], zone),
        ...{
          title: list.title,
          sha256: snapshot.sha256,
          problem: snapshot.problem,
          listHref: sanctionPaths.listRules(list.code),
        },
        read: [snapshot.rowsRead, snapshot.rowsAccepted, snapshot.rowsRefused].map((count) => formatNumber(count)),
        encoding: [ENCODING_WORDS[snapshot.encoding ?? ''], separatorWords(snapshot.separator)]
          .filter(Boolean)
          .join(', '),
        change: [snapshot.rowsNew, snapshot.rowsChanged, snapshot.rowsGone],
        reasons: snapshot.holdReasons.map(holdReason),
        ...{ needsWords: needsWords(snapshot), isFirst: snapshot.rowsChanged + snapshot.rowsGone === 0 },
        decision: snapshot.decidedAt
          ? { on: formatInstant(snapshot.decidedAt, zone), by: snapshot.decidedByName, reason: snapshot.decisionReason }
          : null,
        commonest: await countRefusals(tx, id),
        refusals: (await listRefusedRows(tx, id)).map(({ position, sentence }) => ({ position, sentence })),
        differences: differences.map((one) => ({ ...one, kinds: one.kinds.map(sanctionKind).join(', ') })),
        examples: [...rows, ...doubtful.filter(({ row }) => !rows.some((one) => one.row === row))].map((row) => ({
          ...{ row: row.row, name: row.name, rfc: row.rfc, kinds: row.kinds.map(sanctionKind).join(', ') },
          ...{ from: formatDate(row.startsOn), to: formatDate(row.endsOn), readings: row.readings },
        })),
      }
    },
    { timeoutMs: 15_000 },
  )
}

const separatorWords = (separator: string | null): string | null =>
  separator === null
    ? null
    : `separado por ${{ ',': 'comas', ';': 'punto y coma', '\t': 'tabuladores', '|': 'barras' }[separator] ?? separator}`

/** A list with its rules and its imports. Throws Refusal 404. */
export async function loadList(userId: string, code: string, zone: string) {
  return asCoordinator(userId, async (tx) => {
    const list = await findSanctionList(tx, code)
    if (!list) throw new Refusal('unknown-list', 404, 'No hay una lista con esa clave.')
    const snapshots = await listSnapshots(tx, code)
    return {
      ...{ code, title: list.title, source: list.source, sourceUrl: list.sourceUrl, isOwn: code === 'propias' },
      ...{ minimum: String(Math.round(list.holdBelow * 100)), personBasis: list.personBasis ?? '' },
      removed: list.removedAt ? { on: formatDate(list.removedAt), reason: list.removedReason } : null,
      mapping: mappingLines(list),
      snapshots: snapshots.map((one) => shownSnapshot(one, [list], zone)),
    }
  })
}

function mappingLines({ mapping }: SanctionList): string[] {
  const { columns = {} } = (mapping ?? {}) as { columns?: Record<string, string> }
  return Object.entries(columns).map(([field, column]) => `${field} ← ${column}`)
}
