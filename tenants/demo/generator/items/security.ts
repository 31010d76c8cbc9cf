import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const securityItems = [
  ...itemTable(
    'seguridad',
    'goods',
    `
    28300003 | 28301 | Chalecos balísticos nivel III-A | Pieza | 11500–19800 | 20–400
    28300010 | 28301 | Placas balísticas nivel IV | Pieza | 6200–11500 | 20–300
    28200020 | 28201 | Candados de mano (esposas) de acero | Par | 620–1250 | 50–600
    28200050 | 28201 | Bastones policiales retráctiles | Pieza | 780–1600 | 50–500
    27100154 | 27101 | Uniformes para policía, camisola y pantalón | Conjunto | 1450–2600 | 100–3000
    27100027 | 27101 | Botas tácticas de piel | Par | 980–1950 | 100–3000
    27100055 | 27101 | Chamarras institucionales | Pieza | 690–1450 | 50–1500
    27200008 | 28301 | Cascos antimotín con careta | Pieza | 2900–5800 | 20–300
    52300018 | 52301 | Cámaras de videovigilancia con giro y acercamiento | Pieza | 18500–42000 | 10–250
    52300018 | 52301 | Cámaras corporales para policía | Pieza | 7200–14800 | 20–400
    - | 55101 | Arcos detectores de metales | Pieza | 58000–125000 | 1–15
    28200045 | 28201 | Equipos para primer respondiente | Equipo | 3400–7800 | 20–300
    56500218 | 56501 | Radios base para patrulla | Pieza | 16500–31000 | 5–120
    28200018 | 28201 | Equipo contra incendio forestal, juego por brigada | Juego | 28000–64000 | 2–30
  `,
  ),
  ...itemTable(
    'seguridad-servicios',
    'services',
    `
    33800001 | 33801 | Servicio de vigilancia en edificios públicos, elemento por mes | Mes | 12500–18900 | 12–360
    33900012 | 33901 | Monitoreo de alarmas y cámaras | Mes | 48000–165000 | 6–12
    35600002 | 35601 | Mantenimiento del sistema de videovigilancia | Servicio | 185000–920000 | 1–4
  `,
  ),
]
