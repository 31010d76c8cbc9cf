import { stringify } from 'csv-stringify/sync'

/** Lists of sanctions with invented rows, in the shape of the real files. */
export const SAT_HEADING =
  'No,RFC,Nombre del Contribuyente,Situación del contribuyente,Número y fecha de oficio global de presunción SAT,Publicación página SAT presuntos,Número y fecha de oficio global de presunción DOF,Publicación DOF presuntos,Número y fecha de oficio global de contribuyentes que desvirtuaron SAT,Publicación página SAT desvirtuados,Número y fecha de oficio global de contribuyentes que desvirtuaron DOF,Publicación DOF desvirtuados,Número y fecha de oficio global de definitivos SAT,Publicación página SAT definitivos,Número y fecha de oficio global de definitivos DOF,Publicación DOF definitivos,Número y fecha de oficio global de sentencia favorable SAT,Publicación página SAT sentencia favorable,Número y fecha de oficio global de sentencia favorable DOF,Publicación DOF sentencia favorable'

export interface SatRow {
  rfc?: string
  name?: string
  situation: string
  /** Cells of the Diario Oficial and of the SAT's page. */
  disproved?: [string, string]
  definitive?: [string, string]
  favourable?: [string, string]
  letter?: string
}

export function satRow(row: SatRow, number: number): string[] {
  const letter = row.letter ?? 'Oficio inventado de fecha 1 de enero de 2015'
  const stage = (dates: [string, string] | undefined) =>
    dates ? [letter, dates[1], letter, dates[0]] : ['', '', '', '']
  return [
    ...[String(number), row.rfc ?? 'AAA010101AA1', row.name ?? 'Empresa Inventada, S.A. de C.V.', row.situation],
    ...stage(['15/01/2015', '01/01/2015']).map((cell) => (cell === letter ? 'Oficio inventado de presunción' : cell)),
    ...[...stage(row.disproved), ...stage(row.definitive), ...stage(row.favourable)],
  ]
}

/** The file as the SAT writes it: Windows-1252, two title lines. Letters outside of it do not occur. */
export function satFile(rows: readonly SatRow[], asOf = '30 de noviembre de 2022'): Buffer {
  const text = [
    `Información actualizada al ${asOf},,,`,
    'Listado completo de contribuyentes (Artículo 69-B del CFF),,,',
    SAT_HEADING,
    stringify(rows.map(satRow)),
  ].join('\r\n')
  return Buffer.from(text, 'latin1')
}

const SFP_HEADING = [
  ...[
    'Proveedor',
    'Dependencia',
    'Número de Expediente         ',
    'Hechos',
    'Objeto Social       ',
    'Sentido de Resolución ',
  ],
  ...[
    'Fecha de Notificación',
    'FechadeResolucion',
    'Plazo años - meses               ',
    'Monto',
    'Nombre del Responsable de la información',
    '',
    '',
  ],
]

/** The federal directory: UTF-8, headings with surplus spaces, thirteen columns. */
export function sfpFile(rows: readonly (readonly string[])[]): Buffer {
  const wide = rows.map((row) => [...row, ...Array.from({ length: Math.max(0, 13 - row.length) }, () => '')])
  return Buffer.from(stringify([SFP_HEADING, ...wide]), 'utf8')
}
