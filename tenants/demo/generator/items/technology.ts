import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const technologyItems = [
  ...itemTable(
    'informatica',
    'goods',
    `
    51500061 | 51501 | Computadoras de escritorio con monitor de 22 pulgadas | Pieza | 13500–23500 | 5–400
    51500062 | 51501 | Computadoras portátiles de 14 pulgadas | Pieza | 15500–29000 | 5–300
    51500042 | 51501 | Impresoras láser multifuncionales | Pieza | 7800–19500 | 2–60
    51500077 | 51501 | Servidores de dos procesadores para centro de datos | Equipo | 165000–390000 | 1–10
    51500074 | 51501 | Escáneres de alimentación automática | Pieza | 9800–24000 | 2–60
    51500085 | 51501 | Tabletas de 10 pulgadas | Pieza | 4200–8600 | 20–900
    51500067 | 51501 | Unidades de respaldo de energía de 1 500 VA | Pieza | 2900–6200 | 5–120
    56500065 | 56501 | Conmutadores de red de 48 puertos | Equipo | 28000–74000 | 1–40
    56500218 | 56501 | Radios portátiles digitales | Pieza | 12500–26500 | 10–250
    56500031 | 56501 | Enlaces de radio punto a punto | Equipo | 24000–62000 | 1–30
    59100002 | 59101 | Licencias de antivirus institucional por un año | Licencia | 320–690 | 50–2500
    59100002 | 59101 | Licencias de ofimática en la nube por un año | Licencia | 1450–3200 | 30–1500
    29400025 | 29401 | Memorias RAM de 16 GB | Pieza | 780–1500 | 20–300
    29400012 | 29401 | Discos de estado sólido de 1 TB | Pieza | 1150–2300 | 20–300
    21400025 | 21401 | Cable UTP categoría 6, bobina de 305 m | Bobina | 2300–4300 | 2–80
  `,
  ),
  ...itemTable(
    'informatica-servicios',
    'services',
    `
    31600030 | 31602 | Servicio de internet dedicado simétrico de 200 Mb | Mes | 18500–46000 | 6–12
    33300006 | 33301 | Desarrollo de sistema de trámites en línea | Servicio | 480000–2600000 | 1–1
    33300009 | 33304 | Soporte y mantenimiento del sistema de recaudación | Mes | 65000–190000 | 6–12
    31900004 | 31904 | Hospedaje en centro de datos | Mes | 38000–120000 | 6–12
    32300001 | 32301 | Arrendamiento de equipo de cómputo | Mes | 85000–420000 | 6–12
    35300001 | 35301 | Mantenimiento preventivo de equipo de cómputo | Servicio | 420–1150 | 40–900
    33600004 | 33606 | Digitalización de expedientes | Imagen | 0.6–1.9 | 50000–900000
    31700003 | 31701 | Servicio de enlaces de datos entre oficinas | Mes | 24000–88000 | 6–12
  `,
  ),
]
