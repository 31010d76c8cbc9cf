/**
 * Legal forms that end the name of a company, letters only and without spaces, with how they are written out. Source: the forms of
 * the Ley General de Sociedades Mercantiles, of cooperatives, rural producers, civil associations and private assistance, and the
 * commonest ones abroad; their spellings, from 3,700 names of the lists of sanctioned suppliers.
 */
const BASES: Readonly<Record<string, string>> = {
  SA: 'S.A.',
  SAB: 'S.A.B.',
  SAPI: 'S.A.P.I.',
  SAPIB: 'S.A.P.I.B.',
  SAS: 'S.A.S.',
  SC: 'S.C.',
  SCP: 'S.C.P.',
  SCU: 'S.C.U.',
  SCL: 'S.C.L.',
  SCS: 'S. en C.S.',
  SENC: 'S. en C.',
  SENCS: 'S. en C.S.',
  SENCPORA: 'S. en C. por A.',
  SNC: 'S. en N.C.',
  SENNC: 'S. en N.C.',
  SRL: 'S. de R.L.',
  SDERL: 'S. de R.L.',
  SDRL: 'S. de R.L.',
  SDERLMI: 'S. de R.L. M.I.',
  SDERLDEMI: 'S. de R.L. M.I.',
  SCDERL: 'S.C. de R.L.',
  SCRL: 'S.C. de R.L.',
  SCDEPDERL: 'S.C. de P. de R.L.',
  SCDERS: 'S.C. de R.S.',
  SPR: 'S.P.R.',
  SPRDERL: 'S.P.R. de R.L.',
  SPRDERI: 'S.P.R. de R.I.',
  SSS: 'S.S.S.',
  AC: 'A.C.',
  IAP: 'I.A.P.',
  ABP: 'A.B.P.',
  IBP: 'I.B.P.',
  AENP: 'A. en P.',
  SOCIEDADANONIMA: 'S.A.',
  SOCIEDADANONIMABURSATIL: 'S.A.B.',
  SOCIEDADANONIMAPROMOTORADEINVERSION: 'S.A.P.I.',
  SOCIEDADPORACCIONESSIMPLIFICADA: 'S.A.S.',
  SOCIEDADCIVIL: 'S.C.',
  SOCIEDADCIVILPARTICULAR: 'S.C.P.',
  SOCIEDADENNOMBRECOLECTIVO: 'S. en N.C.',
  SOCIEDADENCOMANDITASIMPLE: 'S. en C.S.',
  SOCIEDADDERESPONSABILIDADLIMITADA: 'S. de R.L.',
  SOCIEDADDERESPONSABILIDADLIMITADAMICROINDUSTRIAL: 'S. de R.L. M.I.',
  SOCIEDADCOOPERATIVADERESPONSABILIDADLIMITADA: 'S.C. de R.L.',
  SOCIEDADCOOPERATIVADEPRODUCCIONDERESPONSABILIDADLIMITADA: 'S.C. de P. de R.L.',
  SOCIEDADDEPRODUCCIONRURALDERESPONSABILIDADLIMITADA: 'S.P.R. de R.L.',
  ASOCIACIONCIVIL: 'A.C.',
  INSTITUCIONDEASISTENCIAPRIVADA: 'I.A.P.',
  ASOCIACIONENPARTICIPACION: 'A. en P.',
}

const ABROAD: Readonly<Record<string, string>> = {
  INC: 'Inc.',
  LLC: 'LLC',
  LLP: 'LLP',
  LTD: 'Ltd.',
  LTDA: 'Ltda.',
  GMBH: 'GmbH',
  SARL: 'S.A.R.L.',
  SLU: 'S.L.U.',
  PLC: 'PLC',
}

/** Ways of writing "of variable capital" after a form. */
const VARIABLE: readonly string[] = ['DECV', 'CV', 'DECAPITALVARIABLE', 'CAPITALVARIABLE']

/** Every form as its letters without spaces, by how it is written. */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(BASES).flatMap(([letters, written]): [string, string][] => [
    [letters, written],
    ...VARIABLE.map((end): [string, string] => [`${letters}${end}`, `${written} de C.V.`]),
  ]),
  ...Object.entries(ABROAD),
])
