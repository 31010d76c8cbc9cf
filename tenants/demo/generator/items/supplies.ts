import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const suppliesItems = [
  ...itemTable(
    'papeleria',
    'goods',
    `
    21100133 | 21101 | Papel bond tamaño carta, caja con 5 000 hojas | Caja | 720–1150 | 50–3000
    21100133 | 21101 | Papel bond tamaño oficio, caja con 5 000 hojas | Caja | 880–1400 | 20–800
    21100026 | 21101 | Bolígrafos de punto mediano, caja con 12 | Caja | 38–85 | 100–3000
    21100121 | 21101 | Lápices del número 2, caja con 12 | Caja | 28–62 | 100–3000
    21100104 | 21101 | Fólderes tamaño carta, paquete con 100 | Paquete | 110–210 | 50–2500
    21100089 | 21101 | Engrapadoras de tira completa | Pieza | 120–290 | 20–400
    21100109 | 21101 | Grapas estándar, caja con 5 000 | Caja | 24–52 | 50–1500
    21100079 | 21101 | Cuadernos profesionales de 100 hojas | Pieza | 22–48 | 200–9000
    21100040 | 21101 | Carpetas de tres argollas de 2 pulgadas | Pieza | 58–125 | 100–2500
    21100064 | 21101 | Cinta adhesiva transparente de 48 mm | Pieza | 18–39 | 100–2500
    21100201 | 21101 | Sobres de papel manila tamaño oficio, paquete con 50 | Paquete | 95–190 | 40–900
    21100259 | 21101 | Marcadores para pizarrón blanco, paquete con 4 | Paquete | 62–130 | 50–2000
    21100263 | 21101 | Cajas de archivo de cartón tamaño oficio | Pieza | 28–60 | 200–6000
    21200030 | 21201 | Tóner negro para impresora láser de alto rendimiento | Pieza | 1450–3900 | 20–600
    21400019 | 21201 | Cartuchos de tinta de color | Pieza | 420–980 | 20–500
  `,
  ),
  ...itemTable(
    'limpieza',
    'goods',
    `
    21600042 | 21601 | Papel higiénico institucional, caja con 12 bobinas | Caja | 290–520 | 100–4000
    21600052 | 21601 | Toallas de papel interdobladas, caja con 20 paquetes | Caja | 360–640 | 80–3000
    21600032 | 21601 | Jabón líquido para manos, garrafa de 20 litros | Garrafa | 280–540 | 30–900
    21600017 | 21601 | Detergente en polvo, saco de 10 kg | Saco | 230–410 | 50–1500
    21600005 | 21601 | Cloro al 6 %, garrafa de 20 litros | Garrafa | 150–310 | 50–1500
    21600075 | 21601 | Bolsas negras para basura de 90 por 120 cm | Kilogramo | 38–68 | 200–9000
    21600020 | 21601 | Escobas de plástico tipo cepillo | Pieza | 42–95 | 50–1500
    21600054 | 21601 | Trapeadores de microfibra con bastón | Pieza | 85–180 | 50–1500
    21600065 | 21601 | Gel antibacterial | Litro | 48–110 | 100–4000
    21600014 | 21601 | Desinfectante multiusos, garrafa de 20 litros | Garrafa | 210–430 | 40–900
    21600029 | 21601 | Franela gris | Metro | 22–45 | 100–3000
  `,
  ),
  ...itemTable(
    'mobiliario',
    'goods',
    `
    51100022 | 51101 | Escritorios ejecutivos con cajonera | Pieza | 3900–8900 | 5–150
    51100090 | 51101 | Sillas secretariales ergonómicas | Pieza | 1650–3900 | 10–400
    51100004 | 51101 | Archiveros metálicos de cuatro gavetas | Pieza | 3600–7200 | 5–120
    51100001 | 51101 | Anaqueles metálicos de seis niveles | Pieza | 1150–2400 | 10–300
    51100009 | 51101 | Bancas de espera de cuatro plazas | Pieza | 3200–6900 | 5–160
    51900002 | 51901 | Equipos de aire acondicionado de dos toneladas | Equipo | 13500–26500 | 2–120
    51900272 | 51901 | Ventiladores industriales de pedestal | Pieza | 1650–3400 | 5–160
    51900224 | 51901 | Despachadores de agua fría y caliente | Pieza | 2900–5400 | 3–80
    51900164 | 51901 | Trituradoras de documentos | Pieza | 4200–9800 | 2–40
  `,
  ),
  ...itemTable(
    'textiles',
    'goods',
    `
    27500003 | 27501 | Cobijas térmicas individuales | Pieza | 110–230 | 300–15000
    27500012 | 27501 | Sábanas hospitalarias individuales | Pieza | 95–190 | 200–6000
    27500005 | 27501 | Colchonetas de vinil | Pieza | 390–820 | 100–4000
    27100019 | 27101 | Batas clínicas | Pieza | 190–420 | 100–3000
    27200013 | 27201 | Equipo de protección personal para cuadrillas | Juego | 680–1450 | 50–1500
    27200014 | 27201 | Impermeables de dos piezas | Pieza | 240–520 | 100–2500
  `,
  ),
]
