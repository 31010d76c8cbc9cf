import { type Cents, cents } from '../money.ts'

export interface WorkKind {
  /** CUCOP key of eight figures. */
  cucop: string
  cog: string
  /** What is built, to be followed by where. */
  title: string
  unit: string
  price: [Cents, Cents]
}

const TABLE = `
  62403008 | 62403 | Rehabilitación de la red de agua potable | Metro | 1450–3200
  62402003 | 62402 | Construcción de red de agua potable | Metro | 1650–3600
  62402004 | 62402 | Construcción de red de alcantarillado sanitario | Metro | 2400–5200
  62402001 | 62402 | Construcción de banquetas y guarniciones | Metro cuadrado | 620–1150
  62403006 | 62403 | Rehabilitación de banquetas con rampas accesibles | Metro cuadrado | 590–1080
  62402005 | 62402 | Ampliación de la red de energía eléctrica | Metro | 980–2300
  62501003 | 62501 | Pavimentación con concreto hidráulico | Metro cuadrado | 980–1750
  62501003 | 62501 | Pavimentación con carpeta asfáltica | Metro cuadrado | 520–980
  62501004 | 62501 | Construcción de camino rural | Kilómetro | 2900000–6400000
  62501006 | 62501 | Construcción de puente vehicular | Obra | 6500000–38000000
  62502009 | 62502 | Rehabilitación de puente peatonal | Obra | 480000–2400000
  62502010 | 62502 | Revestimiento de camino saca cosechas | Kilómetro | 420000–1350000
  62502025 | 62502 | Bacheo en calles y avenidas | Metro cuadrado | 380–720
  62201011 | 62201 | Construcción de aulas y módulo sanitario en escuela primaria | Obra | 1400000–6800000
  62201010 | 62201 | Construcción de techado en patio cívico de secundaria | Obra | 850000–2900000
  62202017 | 62202 | Rehabilitación de jardín de niños | Obra | 420000–1900000
  62201003 | 62201 | Construcción de centro de salud | Obra | 4800000–17500000
  62202039 | 62202 | Ampliación del área de urgencias de hospital | Obra | 3900000–21000000
  62202020 | 62202 | Rehabilitación de oficinas públicas | Obra | 650000–4200000
  62201006 | 62201 | Construcción de unidad deportiva | Obra | 2900000–14500000
  62201006 | 62201 | Construcción de parque público con juegos infantiles | Obra | 900000–4800000
  62202014 | 62202 | Rehabilitación de mercado público | Obra | 1900000–9800000
  62301001 | 62301 | Perforación y equipamiento de pozo profundo | Obra | 2400000–6900000
  62301001 | 62301 | Construcción de tanque elevado de agua | Obra | 1800000–5600000
  62302006 | 62302 | Rehabilitación de planta de tratamiento de aguas residuales | Obra | 2900000–16500000
  62601007 | 62601 | Construcción de muro de contención | Metro cúbico | 2400–4900
  62601009 | 62601 | Construcción de canal pluvial | Metro | 3900–9800
  62902012 | 62902 | Pintura e imagen urbana de fachadas | Metro cuadrado | 95–210
  62403010 | 62403 | Sustitución de alumbrado público por luminarias LED | Luminaria | 5400–9800
  62903001 | 62903 | Supervisión externa de obra pública | Servicio | 240000–1900000
`

/** Kinds of public works: `CUCOP | COG | title | unit | least–most net pesos a unit`. */
export const workKinds: readonly WorkKind[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [cucop = '', cog = '', title = '', unit = '', price = ''] = row.split('|').map((part) => part.trim())
    const [least = Number.NaN, most = Number.NaN] = price.split('–').map(Number)
    return { cucop, cog, title, unit, price: [cents(least), cents(most)] }
  })
