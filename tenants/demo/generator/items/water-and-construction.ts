import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const waterAndConstructionItems = [
  ...itemTable(
    'agua',
    'goods',
    `
    24900011 | 24901 | Tubería de PVC hidráulico de 4 pulgadas, tramo de 6 m | Tramo | 780–1550 | 50–2500
    - | 24701 | Válvulas de compuerta de 6 pulgadas | Pieza | 3900–8200 | 5–120
    56200037 | 56201 | Bombas sumergibles de 25 HP | Equipo | 84000–195000 | 1–20
    - | 25101 | Hipoclorito de sodio al 13 % | Kilogramo | 7.5–13.5 | 2000–120000
    25100047 | 25101 | Sulfato de aluminio líquido | Kilogramo | 5.2–9.8 | 5000–150000
    - | 24901 | Medidores domiciliarios de agua de media pulgada | Pieza | 520–1150 | 100–6000
    - | 24701 | Brocales y tapas de hierro para pozo de visita | Juego | 2100–4300 | 10–250
    24200030 | 24201 | Tubería de concreto de 45 cm | Tramo | 890–1750 | 20–900
    - | 56601 | Transformadores de distribución de 75 kVA | Equipo | 98000–215000 | 1–10
    24600008 | 24601 | Arrancadores para equipo de bombeo | Pieza | 18500–46000 | 1–30
  `,
  ),
  ...itemTable(
    'agua-servicios',
    'services',
    `
    35700003 | 35702 | Desazolve de redes de drenaje con equipo hidroneumático | Hora | 1650–3400 | 40–1200
    33900012 | 33903 | Análisis de calidad del agua | Muestra | 780–2100 | 40–900
    33900012 | 32601 | Suministro de agua en camión cisterna de 10 000 litros | Viaje | 1150–2400 | 50–2500
    35700003 | 35702 | Mantenimiento de plantas potabilizadoras | Servicio | 145000–680000 | 1–6
  `,
  ),
  ...itemTable(
    'construccion',
    'goods',
    `
    24200009 | 24201 | Cemento gris, saco de 50 kg | Saco | 198–285 | 200–9000
    24200016 | 24201 | Concreto premezclado f'c 250 | Metro cúbico | 2250–3350 | 20–900
    24200019 | 24201 | Emulsión asfáltica de rompimiento rápido | Litro | 14–24 | 5000–120000
    24200015 | 24201 | Mezcla asfáltica en caliente | Metro cúbico | 2600–3900 | 50–2500
    24100081 | 24101 | Grava triturada de tres cuartos | Metro cúbico | 360–620 | 50–3000
    24100006 | 24101 | Arena de río | Metro cúbico | 310–560 | 50–3000
    24700162 | 24701 | Varilla corrugada de tres octavos | Tonelada | 17500–24500 | 2–120
    24700055 | 24701 | Láminas galvanizadas calibre 26 | Pieza | 420–790 | 100–6000
    - | 24601 | Luminarias LED de 100 W para alumbrado público | Pieza | 2900–5600 | 50–2500
    24600020 | 24601 | Cable de cobre calibre 10, caja de 100 m | Caja | 1450–2600 | 10–400
    24900031 | 24901 | Pintura vinílica, cubeta de 19 litros | Cubeta | 1350–2700 | 20–900
    24900033 | 24901 | Pintura de tráfico amarilla, cubeta de 19 litros | Cubeta | 1900–3300 | 20–500
    - | 24401 | Triplay de pino de 18 mm | Pieza | 540–980 | 20–600
    24900019 | 24801 | Impermeabilizante acrílico a diez años, cubeta de 19 litros | Cubeta | 1650–3100 | 20–500
    29100189 | 29101 | Palas, picos y carretillas para cuadrilla | Juego | 2900–5600 | 5–120
    56300114 | 56301 | Retroexcavadoras cargadoras | Equipo | 1850000–2950000 | 1–4
    56300115 | 56301 | Revolvedoras de concreto de un saco | Equipo | 28000–52000 | 1–15
    56700151 | 56701 | Herramienta eléctrica para taller | Juego | 8900–21000 | 1–30
  `,
  ),
]
