import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const foodAndFieldItems = [
  ...itemTable(
    'alimentos',
    'goods',
    `
    22100011 | 22104 | Agua purificada, garrafón de 20 litros | Garrafón | 26–45 | 500–20000
    22100124 | 22102 | Frijol negro | Kilogramo | 28–46 | 500–60000
    22100023 | 22102 | Arroz pulido | Kilogramo | 21–36 | 500–60000
    22100282 | 22102 | Aceite vegetal comestible | Litro | 32–54 | 500–40000
    22100176 | 22102 | Leche en polvo entera, bolsa de 500 g | Bolsa | 58–98 | 500–30000
    - | 22102 | Leche ultrapasteurizada | Litro | 22–32 | 1000–60000
    22100026 | 22102 | Atún en agua, lata de 140 g | Lata | 14–24 | 1000–60000
    22100028 | 22102 | Avena en hojuelas, bolsa de 800 g | Bolsa | 26–44 | 500–30000
    22100184 | 22102 | Lenteja | Kilogramo | 34–58 | 500–30000
    22100154 | 22102 | Harina de maíz nixtamalizado | Kilogramo | 17–27 | 500–50000
    22100236 | 22102 | Pollo fresco entero | Kilogramo | 58–92 | 300–15000
    22100131 | 22102 | Carne de res en trozo | Kilogramo | 155–230 | 200–8000
    22100160 | 22102 | Huevo fresco, cono de 30 piezas | Cono | 72–118 | 300–12000
    - | 22102 | Jitomate | Kilogramo | 19–42 | 300–12000
    22100217 | 22102 | Papa blanca | Kilogramo | 20–38 | 300–12000
    22100113 | 22105 | Paquetes de alimentos de emergencia para familia de cuatro | Paquete | 290–560 | 200–6000
    22100039 | 22106 | Café de grano molido | Kilogramo | 165–320 | 20–600
    22200028 | 22201 | Alimento balanceado para perro, saco de 25 kg | Saco | 620–1150 | 20–600
    22300025 | 22301 | Utensilios de cocina para comedor escolar | Juego | 2400–5900 | 10–250
  `,
  ),
  ...itemTable(
    'campo',
    'goods',
    `
    25200004 | 25201 | Fertilizante compuesto triple 17, saco de 50 kg | Saco | 780–1250 | 100–9000
    25200012 | 25201 | Urea agrícola, saco de 50 kg | Saco | 590–980 | 100–9000
    25200008 | 25201 | Plaguicida para control de langosta | Litro | 310–680 | 50–1500
    56100054 | 56101 | Tractores agrícolas de 75 HP | Equipo | 690000–1150000 | 1–10
    56100003 | 56101 | Aspersoras manuales de 20 litros | Pieza | 720–1450 | 50–1500
    54500015 | 54502 | Lanchas de 25 pies con motor fuera de borda | Unidad | 285000–520000 | 1–15
    - | 57801 | Árboles nativos para reforestación | Planta | 18–48 | 500–40000
    - | 57601 | Colmenas con núcleo de abejas | Pieza | 1650–2900 | 50–900
    23100057 | 23101 | Semilla de maíz mejorada, saco de 20 kg | Saco | 1450–2900 | 50–2500
    57400006 | 57401 | Sementales ovinos | Cabeza | 6800–13500 | 10–160
  `,
  ),
]
