import type { ImportFinding } from './import-finding.ts'

/** What sorting needs to know of a release. */
export interface Sortable {
  file: string
  ocid: string
  releaseId: string
  sha256: string
  errors: readonly { path: string; message: string }[]
}

/** What is known of the processes at hand before the import. */
export interface KnownReleases {
  /** `ocid` + '\n' + release id → SHA-256 of the content that came in (imported) or of the published bytes (captured). */
  contents: ReadonlyMap<string, string>
  /** Ocids that another entity has published. */
  taken: ReadonlySet<string>
  /** Ocids that this portal makes for another of its entities: prefix of the state, key of the entity, year. */
  reserved: ReadonlySet<string>
  /** Ocids that a legal order has withdrawn: nothing is taken under them any more. */
  withdrawn: ReadonlySet<string>
  /** Ocids in the main feeds and in the historical feed. */
  main: ReadonlySet<string>
  historical: ReadonlySet<string>
  /** Ocids with a draft that an import as drafts would overwrite; empty when the import publishes. */
  drafted: ReadonlySet<string>
}

export interface Sorted<T> {
  accepted: T[]
  historical: T[]
  duplicates: T[]
  rejected: { release: T; finding: ImportFinding }[]
}

const WITHDRAWN =
  'Una orden legal retiró este proceso y no admite publicaciones. Si la orden se revocó, impórtelo como proceso nuevo.'
const RESERVED =
  'Este identificador es de los que este portal da a otro ente, y solo ese ente publica con él. Impórtelo desde su espacio.'
const DRAFTED =
  'Ya hay un borrador de este proceso y no se sobrescribe lo capturado. Publíquelo, o importe directamente con --publish.'

/** What a release is known by within an entity. */
export const releaseKey = (release: { ocid: string; releaseId: string }) => `${release.ocid}\n${release.releaseId}`

/**
 * Puts each release in exactly one place: duplicate, rejected (same id with other content, an ocid of another entity, or one
 * withdrawn by legal order), historical (its process has a release that fails the gate, see docs/decisions/007), accepted. Order is kept.
 */
export function sortReleases<T extends Sortable>(releases: readonly T[], known: KnownReleases): Sorted<T> {
  const sorted: Sorted<T> = { accepted: [], historical: [], duplicates: [], rejected: [] }
  const contents = new Map(known.contents)
  const fresh: T[] = []
  for (const release of releases) {
    const key = releaseKey(release)
    const before = contents.get(key)
    if (known.taken.has(release.ocid)) sorted.rejected.push({ release, finding: ofAnotherEntity(release) })
    else if (known.reserved.has(release.ocid)) sorted.rejected.push({ release, finding: refuse(release, RESERVED) })
    else if (known.withdrawn.has(release.ocid)) sorted.rejected.push({ release, finding: ofWithdrawn(release) })
    else if (before === undefined && known.drafted.has(release.ocid))
      sorted.rejected.push({ release, finding: refuse(release, DRAFTED) })
    else if (before === undefined) {
      contents.set(key, release.sha256)
      fresh.push(release)
    } else if (before === release.sha256) sorted.duplicates.push(release)
    else
      sorted.rejected.push({
        release,
        finding: refuse(
          release,
          `Ya existe la publicación ${release.releaseId} de este proceso con otro contenido. Una corrección lleva un identificador nuevo.`,
        ),
      })
  }
  const failing = new Set(fresh.filter((release) => release.errors.length > 0).map((release) => release.ocid))
  for (const release of fresh) {
    const inMain = known.main.has(release.ocid)
    const past = inMain ? release.errors.length > 0 : known.historical.has(release.ocid) || failing.has(release.ocid)
    sorted[past ? 'historical' : 'accepted'].push(release)
  }
  return sorted
}

/** Why a release of a process that a legal order took out of what is public is not taken. */
export const ofWithdrawn = (release: Sortable): ImportFinding => refuse(release, WITHDRAWN)

/** Why a release whose process another entity has published is not taken; whose it is is not said. */
export function ofAnotherEntity(release: Sortable): ImportFinding {
  return refuse(release, 'Este proceso ya lo publicó otro ente. Pida a la coordinación estatal que revise de quién es.')
}

function refuse(release: Sortable, message: string): ImportFinding {
  return { file: release.file, ocid: release.ocid, releaseId: release.releaseId, path: '', severity: 'error', message }
}
