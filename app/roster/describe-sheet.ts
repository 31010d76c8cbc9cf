import { formatDate, formatInstant } from '#app/lib/dates.ts'
import { readPostgresInstant } from '#app/lib/postgres-instant.ts'
import { sphereName } from '#app/texts/entities.ts'
import { actName, kindName, levelName, originName, rosterMember, statusName } from '#app/texts/roster.ts'
import type { ActLine } from '#db/queries/operation/entity-acts.server.ts'
import type { EntitySheet } from './read-sheet.server.ts'

/** The sheet of an entity as its page draws it. `zone`: the state's. */
export function describeSheet(
  { entity, counts, history, parent, children, predecessors, successor }: EntitySheet,
  zone: string,
) {
  const link = (one: { slug: string; officialName: string }) => ({ slug: one.slug, name: one.officialName })
  const instant = (text: string | null) => (text ? formatInstant(readPostgresInstant(text), zone) : null)
  return {
    slug: entity.slug,
    name: entity.officialName,
    status: entity.status,
    statusWord: statusName(entity.status),
    since: formatDate(entity.statusSince) ?? entity.statusSince,
    reason: entity.statusReason,
    facts: [
      { term: 'Nombre corto', value: entity.shortName },
      { term: 'Clave', value: entity.key },
      { term: 'Nivel y ámbito', value: `${levelName(entity.level)} · ${sphereName(entity.sphere)}` },
      { term: 'Tipo', value: kindName(entity.kind) },
      { term: 'Clave INEGI', value: `${entity.inegiState}${entity.inegiMunicipality ?? ''}` },
      { term: 'RFC', value: entity.rfc },
      { term: 'Aviso', value: entity.notice },
      { term: 'Fuente', value: entity.source },
      { term: 'Nota interna', value: entity.note },
    ],
    parent: parent ? link(parent) : null,
    successor: successor ? link(successor) : null,
    predecessors: predecessors.map(link),
    dependants: children.map(link),
    formerNames: entity.previousNames.map(({ name, from, until }) => ({
      name,
      from: formatDate(from) ?? from,
      until: formatDate(until) ?? until,
    })),
    decidedHere: entity.screenFields.length,
    members: counts.members,
    admins: counts.admins,
    releases: counts.releases,
    lastPublished: instant(counts.lastPublishedAt),
    lastSign: instant(counts.lastSignAt),
    acts: history.map((act) => describeAct(act, instant(act.at) ?? '')),
  }
}

function describeAct({ id, act, origin, actorName, effectiveOn, reason, detail }: ActLine, at: string) {
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '')
  const fields = Array.isArray(detail.fields) ? detail.fields.map((field) => rosterMember(String(field))) : []
  const details = [
    text('was') && text('now') ? `De «${text('was')}» a «${text('now')}».` : '',
    text('fromSlug') ? `La dirección /entidades/${text('fromSlug')} lleva a /entidades/${text('toSlug')}.` : '',
    fields.length > 0 ? `${fields.join(', ')}.` : '',
    text('successorName') ? `Sus funciones pasaron a ${text('successorName')}.` : '',
  ]
  return {
    key: id,
    title: actName(act),
    by: `${actorName ?? 'la instalación'}, ${originName(origin)}`,
    at,
    effective: effectiveOn ? (formatDate(effectiveOn) ?? effectiveOn) : null,
    reason,
    details: details.filter((line) => line !== ''),
  }
}
