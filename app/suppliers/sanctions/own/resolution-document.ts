import { readDate } from '#app/lib/dates.ts'
import { isValidRfc, rfcKind } from '#app/lib/rfc.ts'
import { makeSanction } from '../reading/make-sanction.ts'
import { readAmount } from '../reading/read-amount.ts'
import type { Sanction, SanctionChallenge, SanctionKind } from '../sanction.ts'

/** What a control body typed, by field; incomplete while it is a draft. */
export type ResolutionDocument = Record<string, string>

/** Fields of the guided form with how long each may be. */
export const FIELDS: Readonly<Record<string, number>> = {
  ...{ nombre: 300, rfc: 20, persona: 10, fundamento: 500, autoridad: 300, expediente: 100, falta: 200, hechos: 4000 },
  ...{ sentido: 500, firme: 5, tipos: 200, inicio: 10, fin: 10, notificacion: 10, resolucion: 10, multa: 30 },
  ...{
    documento: 200,
    enlace: 500,
    tribunal: 300,
    sentencia: 300,
    estadoJudicial: 20,
    fechaJudicial: 10,
    contrato: 500,
  },
}
/** Written by acts on what is published, never by the form. */
const BY_ACTS = ['tribunal', 'sentencia', 'estadoJudicial', 'fechaJudicial']
const OWN_KINDS: readonly SanctionKind[] = [
  ...(['debarment', 'fine', 'suspension', 'dissolution', 'warning', 'compensation', 'economic', 'other'] as const),
]

/** The form as a document; what acts have written before stays. */
export function readResolution(form: FormData, before: ResolutionDocument = {}): ResolutionDocument {
  const document: ResolutionDocument = {}
  for (const [name, length] of Object.entries(FIELDS)) {
    const typed = BY_ACTS.includes(name)
      ? (before[name] ?? '')
      : name === 'tipos'
        ? form
            .getAll('tipos')
            .map(String)
            .filter((kind) => OWN_KINDS.includes(kind as SanctionKind))
            .join(' ')
        : String(form.get(name) ?? '')
    const text = typed.replace(/\r\n?/g, '\n').trim().slice(0, length)
    if (text !== '') document[name] = text
  }
  return document
}

export const kindsOf = (document: ResolutionDocument): SanctionKind[] =>
  (document.tipos ?? '').split(' ').filter((kind): kind is SanctionKind => OWN_KINDS.includes(kind as SanctionKind))

export interface Findings {
  /** By field; each keeps the resolution from being published. */
  errors: Record<string, string>
  /** Said and not in the way. */
  warnings: string[]
}

/** What a resolution lacks before it can be published. */
export function judgeResolution(document: ResolutionDocument): Findings {
  const errors: Record<string, string> = {}
  const warnings: string[] = []
  const needed: [string, string][] = [
    ['nombre', 'Nombre o razón social: escríbalo como está en la resolución.'],
    ['persona', 'Tipo de persona: diga si es empresa o persona física.'],
    ['autoridad', 'Autoridad que resolvió: escriba su nombre.'],
    ['expediente', 'Expediente: escriba su número.'],
    ['hechos', 'Hechos: resuma por qué se sancionó.'],
    ['tipos', 'Tipo de sanción: elija al menos uno.'],
    ['resolucion', 'Fecha de la resolución: escríbala.'],
    ['firme', 'Firmeza: diga si la resolución ya está firme.'],
  ]
  for (const [name, sentence] of needed) if (!document[name]) errors[name] = sentence
  judgeDates(document, errors, warnings)
  const kinds = kindsOf(document)
  const rfc = (document.rfc ?? '').toUpperCase()
  if (rfc !== '' && !isValidRfc(rfc))
    errors.rfc = 'RFC: no es válido; revise sus letras, la fecha y el último carácter.'
  else if (rfc === '') warnings.push('Sin RFC, la sanción solo sirve de aviso por nombre y no detiene adjudicaciones.')
  else if ((rfcKind(rfc) === 'person') !== (document.persona === 'fisica') && document.persona)
    errors.persona = 'Tipo de persona: no corresponde con el RFC.'
  if (document.multa && readAmount(document.multa) === null)
    errors.multa = 'Monto: escriba solo la cantidad, por ejemplo 75438.50.'
  if ((kinds.includes('fine') || kinds.includes('economic')) && !document.multa)
    errors.multa = 'Monto: falta la cantidad de la multa o sanción económica.'
  if (document.enlace && !/^https:\/\/\S+\.\S+$/.test(document.enlace))
    errors.enlace = 'Enlace: debe comenzar con https://.'
  if (!document.enlace) warnings.push('Sin el enlace a la resolución nadie puede comprobarla.')
  if (document.persona === 'fisica' && !document.fundamento)
    warnings.push(
      'Sin fundamento para publicar el nombre de una persona física, la sanción se compara y no se muestra.',
    )
  if (document.firme === 'no' && kinds.includes('debarment'))
    warnings.push('Mientras no esté firme, la inhabilitación avisa y no detiene adjudicaciones.')
  return { errors, warnings }
}

function judgeDates(document: ResolutionDocument, errors: Record<string, string>, warnings: string[]): void {
  const names: Record<string, string> = {
    inicio: 'Inicio de la sanción',
    fin: 'Último día',
    notificacion: 'Fecha de notificación',
    resolucion: 'Fecha de la resolución',
  }
  for (const [field, label] of Object.entries(names))
    if (document[field] && readDate(document[field]) === null) errors[field] = `${label}: no es una fecha.`
  const { inicio, fin, notificacion, resolucion } = document
  const kinds = kindsOf(document)
  if ((kinds.includes('debarment') || kinds.includes('suspension')) && !inicio)
    errors.inicio = 'Inicio de la sanción: falta el día en que empieza a contar.'
  if (inicio && fin && fin < inicio) errors.fin = 'Último día: es anterior al inicio.'
  if (kinds.includes('debarment') && !fin) warnings.push('Sin último día, la inhabilitación queda abierta.')
  if (notificacion && resolucion && notificacion < resolucion)
    warnings.push('La notificación tiene fecha anterior a la resolución.')
}

/** The resolution as a sanction of our own list. `id`: of the resolution; `publishedOn`: local date. */
export function sanctionOf(document: ResolutionDocument, id: string, publishedOn: string): Sanction {
  const amount = readAmount(document.multa ?? '')
  const { estadoJudicial, fechaJudicial, tribunal, sentencia } = document
  const challenge: SanctionChallenge | null =
    estadoJudicial && fechaJudicial
      ? {
          state: estadoJudicial as SanctionChallenge['state'],
          ...{ on: fechaJudicial, authority: tribunal ?? null, judgement: sentencia ?? null },
        }
      : null
  return makeSanction({
    ...{
      list: 'propias',
      key: id,
      row: 1,
      raw: {},
      name: document.nombre ?? '',
      rfc: document.rfc?.toUpperCase() ?? null,
    },
    ...{ naturalPerson: document.persona === 'fisica', authority: document.autoridad ?? null },
    ...{ fileNumber: document.expediente ?? null, resolution: document.sentido ?? null, firm: document.firme === 'si' },
    fault: [document.falta, document.hechos].filter(Boolean).join('. ') || null,
    ...{ kinds: kindsOf(document), startsOn: document.inicio ?? null, endsOn: document.fin ?? null },
    ...{ notifiedOn: document.notificacion ?? null, resolvedOn: document.resolucion ?? null, publishedOn, challenge },
    fine: amount === null ? null : { amount, currency: 'MXN' },
    documents: document.enlace ? [{ title: document.documento ?? 'Resolución', url: document.enlace }] : [],
  })
}
