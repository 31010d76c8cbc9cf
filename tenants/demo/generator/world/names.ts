import type { Random } from '../random.ts'

// Nobody is meant: surnames are minerals, trees and stony places, and companies are invented syllables.
const GIVEN = `Adriana Agustín Alba Amelia Ana Andrés Ángel Aurora Beatriz Benito Blanca Bruno Camila Carlos Cecilia César Clara Daniel
Delia Diego Elena Emilio Ernesto Esther Eva Fabián Felipe Fidel Flor Gabriel Gloria Héctor Hilda Ignacio Irene Iván Jacinto Jorge Josefina
Julián Laura Leonor Lidia Lorena Lucas Luisa Manuel Marcos Margarita Mario Mateo Mercedes Miguel Mónica Nadia Nicolás Noemí Octavio Olga
Óscar Pablo Paula Pedro Pilar Ramiro Raquel Rebeca Rocío Rodrigo Rosa Rubén Samuel Sara Silvia Simón Teresa Ulises Verónica Víctor Ximena`
const SURNAMES = `Abedular Acebal Alabastro Alcornal Alisal Almendral Arcillar Arenal Arenisca Avellanal Azabache Basaltal Berilar Brezal
Cantizal Cañizal Carrascal Cedral Cinabrar Ciprés Cobrizal Coralar Cuarzal Encinal Enebral Esmeril Esparzal Feldespar Fresnedal Galenar
Granzal Guijarral Hayedal Helechal Hinojal Jaralar Jaspeado Juncaral Lajar Lauredal Limonar Malaquiar Marjal Marmolar Nogueral Ocampal
Olivinar Olmedal Onical Opalar Ortigal Pedernal Pedregal Pinaral Pizarral Pradal Quejigal Retamal Robledal Rocedal Rubial Sabinal Salinar
Saucedal Tamarisal Tejadal Tobar Topacial Tilar Turmalinar Vetagrande Yesar Zarzal Zafiral`

const givenNames = GIVEN.split(/\s+/)
const surnames = SURNAMES.split(/\s+/)
const HEADS =
  'Bren Tul Zaf Nor Vel Quim Ord Lux Kam Dro Fel Gar Ist Jav Mir Oxt Pel Rud Sib Trev Ulm Yar Cald Esk Ond Brax Zint Morv'.split(
    ' ',
  )
const MIDDLES = 'avi oni erza udra imba olta enka uria asto irro alga emni ocra unde ibra'.split(' ')
const TAILS = 'lán mex tec sur nor dal var net lis gón der cor pal ten zul'.split(' ')

const TRADES: Record<string, string[]> = {
  obra: [
    'Constructora',
    'Edificaciones',
    'Grupo Constructor',
    'Ingeniería y Obras',
    'Caminos y Puentes',
    'Desarrollos',
  ],
  construccion: ['Materiales', 'Comercializadora de Materiales', 'Concretos', 'Ferretería Industrial'],
  salud: ['Distribuidora Médica', 'Farmacéutica', 'Suministros Hospitalarios', 'Proveedora Médica'],
  'equipo-medico': ['Equipos Médicos', 'Tecnología Hospitalaria', 'Biomédica'],
  informatica: ['Tecnologías', 'Sistemas y Equipos', 'Cómputo Integral', 'Soluciones Digitales'],
  'informatica-servicios': ['Servicios Digitales', 'Redes y Datos', 'Desarrollos Informáticos'],
  seguridad: ['Equipamiento Táctico', 'Blindajes', 'Comercializadora de Seguridad'],
  'seguridad-servicios': ['Seguridad Privada', 'Vigilancia Integral', 'Protección'],
  vehiculos: ['Automotriz', 'Camiones y Autos', 'Refaccionaria', 'Energéticos'],
  'vehiculos-servicios': ['Talleres', 'Servicio Automotriz', 'Arrendadora Vehicular'],
  alimentos: ['Abarrotes', 'Comercializadora de Alimentos', 'Agroindustrias', 'Alimentos'],
  campo: ['Agroservicios', 'Semillas y Fertilizantes', 'Viveros'],
  limpieza: ['Productos de Limpieza', 'Químicos y Jarciería', 'Higiene Integral'],
  papeleria: ['Papelería', 'Papelera', 'Suministros de Oficina'],
  mantenimiento: ['Mantenimiento Integral', 'Servicios Técnicos', 'Multiservicios'],
  profesionales: ['Consultores', 'Asesores', 'Estudios y Proyectos', 'Despacho'],
  impresion: ['Impresos', 'Gráficos', 'Publicidad'],
  eventos: ['Producciones', 'Eventos y Logística', 'Banquetes'],
}

const GENERAL = ['Comercializadora', 'Grupo', 'Servicios Integrales', 'Proveedora', 'Corporativo']
const FORMS = [
  'S.A. de C.V.',
  'S.A. de C.V.',
  'S.A. de C.V.',
  'S. de R.L. de C.V.',
  'S.A.P.I. de C.V.',
  'S.A.S. de C.V.',
]

export interface PersonName {
  given: string
  patronymic: string
  matronymic: string
}

/** A person's name made of common parts; some have two given names. */
export function personName(random: Random): PersonName {
  const first = random.pick(givenNames)
  const second = random.pick(givenNames)
  const given = random.chance(0.35) && second !== first ? `${first} ${second}` : first
  const [patronymic = '', matronymic = ''] = random.some(surnames, 2)
  return { given, patronymic, matronymic }
}

/** The name as it is written in a contract. */
export const fullName = (name: PersonName): string => `${name.given} ${name.patronymic} ${name.matronymic}`

/** A company name for a trade, e.g. "Constructora Brenudralán del Norte, S.A. de C.V.". */
export function companyName(sector: string, random: Random): string {
  const word = `${random.pick(HEADS)}${random.pick(MIDDLES)}${random.pick(TAILS)}`
  const place = random.chance(0.3)
    ? ` ${random.pick(['del Norte', 'del Sur', 'de Almandina', 'del Valle', 'del Litoral', 'de la Sierra'])}`
    : ''
  return `${random.pick(TRADES[sector] ?? GENERAL)} ${word}${place}, ${random.pick(FORMS)}`
}
