import type { OwnSanction } from '#db/queries/suppliers/search-sanctions.server.ts'
import type { PublicSanction } from '../public-sanction.ts'
import { termWords } from '../reading/read-term.ts'
import type { SanctionKind } from '../sanction.ts'
import { termBetween } from './term-between.ts'

/** Codes and values of `tipoSancion` in the specification of S3 v1. */
const KINDS: Partial<Record<SanctionKind, [string, string]>> = {
  debarment: ['I', 'INHABILITADO'],
  fine: ['M', 'MULTADO'],
  suspension: ['S', 'SUSPENSIÓN DE ACTIVIDADES'],
  dissolution: ['D', 'DISOLUCIÓN DE LA SOCIEDAD'],
  warning: ['A', 'AMONESTACIÓN'],
  compensation: ['IND', 'INDEMNIZACIÓN POR LOS DAÑOS Y PERJUICIOS OCASIONADOS'],
  economic: ['SE', 'SANCIÓN ECONÓMICA'],
}

/** One of our resolutions as S3 v1 writes a sanctioned company or person (`/v1/psancionados`). Members without a value are left out. */
export function toPdnV1(row: OwnSanction) {
  const content = row.content as unknown as PublicSanction
  const { notifiedOn, resolvedOn, fine, startsOn, endsOn } = content
  const [url] = content.documents
  const term = termBetween(startsOn, endsOn)
  const debarred = content.kinds.includes('debarment')
  return {
    id: row.id,
    fechaCaptura: `${row.knownFrom.slice(0, 19)}Z`,
    ...(content.fileNumber ? { expediente: content.fileNumber } : {}),
    institucionDependencia: { nombre: row.entityName, ...(row.entitySlug ? { clave: row.entitySlug } : {}) },
    particularSancionado: {
      nombreRazonSocial: content.name,
      ...(content.rfc ? { rfc: content.rfc } : {}),
      tipoPersona: content.naturalPerson ? 'F' : 'M',
    },
    autoridadSancionadora: content.authority ?? row.entityName,
    tipoSancion: content.kinds.map((kind) => {
      const [clave, valor] = KINDS[kind] ?? ['O', 'OTRO']
      return { clave, valor }
    }),
    causaMotivoHechos: content.fault ?? '',
    resolucion: {
      ...(content.resolution ? { sentido: content.resolution } : {}),
      ...(url ? { url: url.url } : {}),
      ...(notifiedOn ? { fechaNotificacion: notifiedOn } : {}),
    },
    ...(fine ? { multa: { monto: fine.amount, moneda: { clave: fine.currency, valor: 'Peso mexicano' } } } : {}),
    ...(debarred && startsOn
      ? {
          inhabilitacion: {
            ...(term ? { plazo: termWords(term) } : {}),
            ...{ fechaInicial: startsOn, ...(endsOn ? { fechaFinal: endsOn } : {}) },
          },
        }
      : {}),
    documentos: content.documents.map(({ title, url: address }, at) => ({
      ...{ id: `${row.id}-${at + 1}`, tipo: 'RESOLUCION', titulo: title, descripcion: title, url: address },
      fecha: resolvedOn ?? row.knownFrom.slice(0, 10),
    })),
  }
}
