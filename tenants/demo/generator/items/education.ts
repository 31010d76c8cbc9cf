import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const educationItems = [
  ...itemTable(
    'educacion',
    'goods',
    `
    21700013 | 21701 | Material didáctico para preescolar, paquete por aula | Paquete | 1800–4200 | 50–1500
    21700019 | 21701 | Libros de apoyo para bachillerato | Pieza | 110–240 | 500–15000
    21700016 | 21701 | Juegos de geometría escolares | Juego | 22–48 | 500–20000
    - | 52901 | Instrumentos musicales para banda escolar | Juego | 48000–125000 | 1–20
    51100049 | 51201 | Mesabancos de paleta para secundaria | Pieza | 890–1650 | 100–4000
    51100090 | 51201 | Sillas apilables de polipropileno | Pieza | 420–890 | 100–3000
    51100040 | 51201 | Mesas trapezoidales para preescolar | Pieza | 1150–2200 | 40–1200
    51200028 | 51201 | Pizarrones blancos de 1.20 por 2.40 m | Pieza | 2100–4100 | 20–600
    52100020 | 52101 | Proyectores multimedia de 4 000 lúmenes | Pieza | 11500–22000 | 5–150
    52100014 | 52101 | Pantallas interactivas de 75 pulgadas | Pieza | 38000–72000 | 2–80
    27100152 | 27101 | Uniformes escolares de primaria | Conjunto | 310–520 | 1000–40000
    - | 29101 | Mochilas escolares con útiles básicos | Paquete | 260–480 | 1000–40000
    27300090 | 27301 | Balones de futbol del número 5 | Pieza | 180–420 | 100–3000
    52200028 | 52201 | Aparatos de ejercicio al aire libre, módulo de seis | Módulo | 86000–168000 | 1–20
  `,
  ),
]
