import { createHash } from 'node:crypto'
import type { OwnSanction } from '#db/queries/suppliers/search-sanctions.server.ts'
import type { PublicSanction } from '../public-sanction.ts'
import type { SanctionKind } from '../sanction.ts'
import { termBetween } from './term-between.ts'

/**
 * One of our resolutions as S3 v2 writes a serious fault of a company or a person. Where the specification wants a whole number (amounts),
 * cents are rounded and the exact sum stands in `observaciones`.
 */
export function toPdnV2(row: OwnSanction) {
  const content = row.content as unknown as PublicSanction
  const [document] = content.documents
  const resolvedFirm = content.firm ? content.resolvedOn : null
  return {
    id: uuidOf(row.id),
    date_created: row.knownFrom,
    date_updated: row.knownFrom,
    fecha: row.knownFrom.slice(0, 10),
    expediente: content.fileNumber,
    datosGenerales: content.naturalPerson
      ? { nombres: content.name, primerApellido: null, segundoApellido: null, curp: null, rfc: null }
      : { nombreRazonSocial: content.name, rfc: content.rfc, objetoSocial: null },
    dondeCometioLaFalta: {
      nivelOrdenGobierno: row.entityLevel === 'MUNICIPAL' ? 'MUNICIPAL_ALCALDIA' : 'ESTATAL',
      // A municipality is an executive of its own; the specification has no other place for it.
      ambitoPublico: row.entitySphere === 'MUNICIPAL' ? 'EJECUTIVO' : row.entitySphere,
      ...{ nombreEntePublico: row.entityName, siglasEntePublico: null, entidadFederativa: null },
    },
    entePublico: { nombre: row.entityName },
    origenProcedimiento: null,
    faltaCometida: [
      { clave: 'OTRO', valor: content.fault, descripcionHechos: content.fault, normatividadInfringida: [] },
    ],
    resolucion: {
      tituloResolucion: document?.title ?? content.resolution,
      ...{
        fechaResolucion: content.resolvedOn,
        fechaNotificacion: content.notifiedOn,
        urlResolucion: document?.url ?? null,
      },
      ...{
        fechaResolucionFirme: resolvedFirm,
        fechaNotificacionFirme: null,
        urlResolucionFirme: null,
        fechaEjecucion: null,
      },
      ...{ ordenJurisdiccional: null, autoridadResolutora: content.authority },
      // Spelled as the specification spells it.
      ...{ autoridadInvestigadora: null, autoridadSusbstanciadora: null },
    },
    tipoSancion: content.kinds.map((kind) => sanctionOf(kind, content)),
    observaciones: observations(content),
  }
}

function sanctionOf(kind: SanctionKind, { startsOn, endsOn, fine }: PublicSanction) {
  const term = termBetween(startsOn, endsOn)
  const period = { fechaInicial: startsOn, fechaFinal: endsOn }
  if (kind === 'debarment') {
    const plazo = { plazoAnios: term?.years ?? null, plazoMeses: term?.months ?? null, plazoDias: term?.days ?? null }
    return { clave: 'INHABILITACION', inhabilitacion: { ...plazo, ...period } }
  }
  if (kind === 'suspension') {
    const plazo = {
      // Spelled as the specification spells it.
      ...{ plazoSuspensioAnios: term?.years ?? null, plazoSuspensionMeses: term?.months ?? null },
      plazoSuspensionDias: term?.days ?? null,
    }
    return { clave: 'SUSPENSION_ACTIVIDADES', suspensionActividades: { ...plazo, ...period } }
  }
  const money = { monto: fine ? Math.round(fine.amount) : null, moneda: fine?.currency ?? null, fechaPagoTotal: null }
  if (kind === 'fine' || kind === 'economic') return { clave: 'SANCION_ECONOMICA', sancionEconomica: money }
  if (kind === 'compensation') return { clave: 'INDEMNIZACION', indemnizacion: money }
  if (kind === 'dissolution') return { clave: 'DISOLUCION_SOCIEDAD', disolucionSociedad: { fechaDisolucion: startsOn } }
  return { clave: 'OTRO', otro: { denominacionSancion: kind === 'warning' ? 'Amonestación' : 'Otra sanción' } }
}

function observations({ fine, challenge }: PublicSanction): string | null {
  const exact =
    fine && !Number.isInteger(fine.amount) ? `Monto exacto: ${fine.amount.toFixed(2)} ${fine.currency}.` : null
  const court = challenge ? `Impugnada o suspendida desde el ${challenge.on}.` : null
  return [exact, court].filter(Boolean).join(' ') || null
}

/** A UUID that is the same for the same sanction: the specification wants one and our ids are shorter. */
function uuidOf(id: string): string {
  const hex = createHash('sha256').update(`portal-s3\n${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
