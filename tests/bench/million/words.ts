import { Chance } from './chance.ts'

const PROCUREMENT =
  'adquisición servicio contratación suministro mantenimiento equipo material construcción rehabilitación obra limpieza vehículos medicamentos papelería computadoras arrendamiento licencias mobiliario combustible alimentos seguridad vigilancia consultoría capacitación impresión uniformes herramientas refacciones pintura pavimentación alumbrado drenaje agua escuela hospital clínica oficina edificio camino puente carretera parque mercado biblioteca laboratorio reactivos vacunas ambulancia patrulla cámaras internet telefonía programa sistema soporte instalación suministros insumos eléctrico hidráulico sanitario estructural preventivo correctivo integral público municipal estatal federal regional anual mensual primera segunda tercera etapa zona norte sur oriente poniente centro comunidad colonia unidad dirección secretaría departamento área proyecto estudio supervisión control calidad residuos recolección transporte traslado personal médico dental quirúrgico deportivo escolar educativo cultural evento difusión publicidad radio televisión seguro póliza vida daños bienes inmuebles renta plantas árboles jardinería fumigación bomba motor tubería cable transformador luminaria semáforo señalamiento asfalto concreto cemento acero varilla block madera vidrio cancelería aluminio impermeabilización azotea techumbre cancha barda banqueta guarnición rampa elevador planta tratamiento pozo'.split(
    ' ',
  )

const STARTS = 'b c ch d f g gu l ll m n p qu r s t tr v z br cr dr fl fr gr pl pr'.split(' ')
const VOWELS = 'a e i o u ie ue ia'.split(' ')
const MIDDLES = 'l r n s m d t b rr nt nd st mb mp rd rt lt c g'.split(' ')
const ENDS = 'a o e ado ida ero ura al ar ista ón ancia ito ez ivo or ense ería'.split(' ')

/**
 * Words by rank: 146 of procurement first, then words that sound Spanish, up to `count` in all. Invented, because no word list comes
 * with the project; always the same.
 */
export function makeWords(count = 40_146): string[] {
  const chance = new Chance(40_146)
  const words = new Set(PROCUREMENT.slice(0, 146))
  const one = (list: readonly string[]) => list[chance.below(list.length)]!
  while (words.size < count) {
    let word = one(STARTS) + one(VOWELS)
    if (chance.next() < 0.6) word += one(MIDDLES) + one(VOWELS)
    word += one(MIDDLES) + one(ENDS)
    words.add(word)
  }
  return [...words]
}
