import { formatAmount } from '#app/lib/amounts.ts'
import { calendarDateIn, formatDate, formatInstant } from '#app/lib/dates.ts'
import { paths, sanctionPaths } from '#app/lib/paths.ts'
import { Refusal } from '#app/lib/refusal.ts'
import { sanctionKind, sanctionState, taxStage } from '#app/texts/sanctions.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import {
  listPublicLists,
  type PublicVersion,
  readSanctionVersions,
} from '#db/queries/suppliers/search-sanctions.server.ts'
import type { PublicSanction } from '../public-sanction.ts'
import { periodWords, shownState } from './load-sanctions.server.ts'

/** The sheet of a sanction with the history of its versions. Throws Refusal 404 when nothing of it is public. */
export async function loadSheet(id: string, zone: string) {
  const { versions, lists } = await asVisitor(async (tx) => ({
    versions: /^[0-9a-f]{1,40}$/.test(id) ? await readSanctionVersions(tx, id) : [],
    lists: await listPublicLists(tx),
  }))
  const [now, ...before] = versions
  const list = lists.find(({ code }) => code === now?.list)
  if (!now || !list)
    throw new Refusal('sanction-unknown', 404, 'No hay una sanción publicada con esa dirección. Búsquela en la lista.')
  const content = now.content as unknown as PublicSanction
  const day = calendarDateIn(new Date(), zone)
  const state = shownState(now, day)
  return {
    ...{ id, name: now.name, naturalPerson: now.naturalPerson, state, stateWords: sanctionState(state) },
    ...{ today: formatDate(day), supplierHref: now.rfc ? paths.supplier(`MX-RFC-${now.rfc}`) : null, rfc: now.rfc },
    facts: factsOf(now, content),
    stages: content.stages.map((stage) => ({
      ...{
        title: taxStage(stage.stage),
        sat: formatDate(stage.satOn),
        dof: formatDate(stage.dofOn),
        letter: stage.document,
      },
    })),
    documents: content.documents.filter(({ url }) => /^https?:\/\//i.test(url)),
    readings: content.readings,
    source: {
      ...{ title: list.title, source: list.source, url: list.sourceUrl, code: list.code, row: now.row },
      asOf: formatDate(now.snapshotAsOf),
      ...{ knownFrom: formatInstant(now.knownFrom, zone), sha256: now.snapshotSha256 },
      removed: list.removedAt === null ? null : { on: formatDate(list.removedAt), reason: list.removedReason },
      entity: now.entitySlug ? { href: paths.entity(now.entitySlug), name: now.entityName ?? now.entitySlug } : null,
    },
    goneOn: now.knownTo === null ? null : formatInstant(now.knownTo, zone),
    history: [now, ...before].map((version) => shownVersion(version, zone)),
    listHref: sanctionPaths.list({ lista: now.list }),
    apiHref: sanctionPaths.apiSheet(id),
  }
}

function factsOf(now: PublicVersion, content: PublicSanction) {
  const fine = content.fine ? formatAmount(content.fine.amount, content.fine.currency) : null
  const firm = content.firm === null ? null : content.firm ? 'Sí' : 'No, todavía puede cambiar'
  const { challenge } = content
  return [
    { term: 'Sanción', value: now.kinds.map(sanctionKind).join(', ') },
    { term: 'Periodo', value: periodWords(now.effect, now.startsOn, now.endsOn) },
    { term: 'Multa', value: fine },
    { term: 'Autoridad', value: content.authority },
    { term: 'Expediente u oficio', value: content.fileNumber },
    { term: 'Falta', value: content.fault },
    { term: 'Sentido de la resolución', value: content.resolution },
    { term: '¿Está firme?', value: firm },
    { term: 'Fecha de la resolución', value: formatDate(content.resolvedOn) },
    { term: 'Fecha de notificación', value: formatDate(content.notifiedOn) },
    { term: 'Publicada por su fuente', value: formatDate(content.publishedOn) },
    {
      term: 'Tribunal',
      value: challenge
        ? [sanctionState(challenge.state), formatDate(challenge.on), challenge.authority, challenge.judgement]
            .filter(Boolean)
            .join(', ')
        : null,
    },
  ].filter(({ value }) => value !== null && value !== '')
}

function shownVersion(version: PublicVersion, zone: string) {
  const content = version.content as unknown as PublicSanction
  return {
    key: String(version.version),
    what: [
      version.kinds.map(sanctionKind).join(', '),
      periodWords(version.effect, version.startsOn, version.endsOn),
      content.resolution,
    ]
      .filter(Boolean)
      .join(' · '),
    from: formatInstant(version.knownFrom, zone) ?? '',
    to: version.knownTo ? formatInstant(version.knownTo, zone) : null,
    asOf: formatDate(version.snapshotAsOf),
    court: version.standing === 'listed' || version.standing === 'gone' ? null : sanctionState(version.standing),
  }
}
