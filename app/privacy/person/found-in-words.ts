import { wordsOf } from '#app/lib/words-of.ts'

/** What is said of a place. */
interface ShownPlace {
  what: string
  entity: string | null
  id: string
  by: readonly string[]
  paths: readonly string[]
  rows: number
}

interface Shown {
  request: string
  places: readonly ShownPlace[]
  toVerify: readonly ShownPlace[]
  homonyms: number
  notSearched: readonly string[]
}

const BY = wordsOf<string>({
  rfc: 'RFC',
  curp: 'CURP',
  email: 'correo',
  phone: 'teléfono',
  name: 'nombre',
  account: 'su cuenta',
  'stand-in': 'clave pública que ocupa el lugar de su RFC o CURP',
})

const PATHS = 6

function line({ what, entity, id, by, paths, rows }: ShownPlace): string {
  const where = [entity ?? 'sin ente', id].filter(Boolean).join(' · ')
  const more = paths.length > PATHS ? ` y ${paths.length - PATHS} más` : ''
  const count = rows > 1 ? ` (${rows} veces)` : ''
  return `  ${what}${count} · ${where}\n    por ${by.map((each) => BY[each] ?? each).join(', ')}: ${paths.slice(0, PATHS).join(', ')}${more}`
}

/** The places in which a person stands, for the operator to read. Ends in a line feed. */
export function foundInWords({ request, places, toVerify, homonyms, notSearched }: Shown): string {
  const count = (number: number) => (number === 1 ? 'un lugar' : `${number} lugares`)
  return [
    `Solicitud ${request}: aparece en ${count(places.length)}.`,
    ...places.map(line),
    ...(toVerify.length > 0
      ? [`Solo por el nombre, en ${count(toVerify.length)}: verifique que no sea un homónimo.`, ...toVerify.map(line)]
      : []),
    ...(homonyms > 0
      ? [`No se listan ${homonyms} menciones del mismo nombre junto al RFC o la CURP de otra persona.`]
      : []),
    ...(notSearched.length > 0 ? ['No se pudo revisar:', ...notSearched.map((each) => `  ${each}`)] : []),
    '',
  ].join('\n')
}

/** What the entities still have to do after a restriction. Ends in a line feed. */
export function stillPublicInWords(places: readonly ShownPlace[]): string {
  if (places.length === 0) return 'Desde ahora no se publica. Hoy no está a la vista en nada publicado.\n'
  const entities = [...new Set(places.map(({ entity }) => entity ?? 'sin ente'))].join(', ')
  return `Desde ahora ninguna publicación nueva lo muestra. Lo ya publicado no se reescribe: cada ente lo quita con una publicación nueva del proceso (al corregirlo, el dato sale solo), o se retira por orden con portal withdraw. Quedan ${places.length} lugares de: ${entities}.\n`
}
