import type { ItemKind } from './item-table.ts'

// What only some entities would buy: words of the item, words of the entity's slug.
const ONLY: [RegExp, RegExp][] = [
  [/hospital|médic|clínic|tomógrafo|rayos X|biológico|vacunas/i, /salud|hospital|dif|seguridad/],
  [/patrulla|policía|videovigilancia|alarmas|antimotín|esposas/i, /seguridad|comando|fiscalia|ayuntamiento/],
  [/residuos sólidos|recolectores|espectaculares|cuadrilla/i, /ayuntamiento|ambiente|obras|caminos/],
  [/recaudación|valores|catastro/i, /finanzas|ayuntamiento|congreso/],
  [
    /escuelas|escolar|bachillerato|preescolar|secundaria/i,
    /educa|universidad|bachilleres|ayuntamiento|dif|bienestar|oficialia/,
  ],
  [/potabiliza|drenaje|cisterna|calidad del agua/i, /agua|ayuntamiento/],
  [/maquinaria pesada|camiones/i, /obras|caminos|ayuntamiento|rural|agua|oficialia/],
  [/ayuda humanitaria|emergencia/i, /bienestar|dif|gobierno|ayuntamiento|seguridad/],
  [/festival|baños portátiles/i, /turismo|ayuntamiento|bienestar|educacion|gobierno/],
  [/movilidad urbana/i, /movilidad|ayuntamiento|obras/],
  [/lenguas originarias/i, /derechos|judicial|fiscalia|bienestar|electoral|gobierno/],
]

/** Whether an entity of that slug would plausibly buy such a thing. */
export const suits = (kind: ItemKind, slug: string): boolean =>
  ONLY.every(([what, who]) => !what.test(kind.description) || who.test(slug))
