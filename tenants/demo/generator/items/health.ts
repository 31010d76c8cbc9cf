import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const healthItems = [
  ...itemTable(
    'salud',
    'goods',
    `
    25301685 | 25301 | Paracetamol, tableta de 500 mg, caja con 10 | Caja | 6–14 | 800–30000
    25301449 | 25301 | Metformina, tableta de 850 mg, caja con 30 | Caja | 14–32 | 500–20000
    25300391 | 25301 | Losartán, comprimido de 50 mg, caja con 30 | Caja | 18–45 | 500–15000
    25302741 | 25301 | Insulina humana de acción intermedia, frasco ámpula de 10 ml | Frasco | 95–210 | 200–6000
    25302901 | 25301 | Omeprazol, cápsula de 20 mg, caja con 14 | Caja | 9–25 | 500–20000
    - | 25301 | Amoxicilina, suspensión de 250 mg/5 ml | Frasco | 16–38 | 400–12000
    25300461 | 25301 | Ceftriaxona, solución inyectable de 1 g | Frasco | 17–48 | 500–15000
    25302684 | 25301 | Ibuprofeno, tableta de 400 mg, caja con 10 | Caja | 8–19 | 500–15000
    25300792 | 25301 | Enalapril, tableta de 10 mg, caja con 30 | Caja | 10–24 | 500–15000
    25301880 | 25301 | Salbutamol, aerosol de 100 microgramos por dosis | Envase | 38–85 | 200–5000
    25300571 | 25301 | Solución de cloruro de sodio al 0.9 %, bolsa de 1 000 ml | Bolsa | 18–42 | 1000–25000
    25300689 | 25301 | Diclofenaco, grageas de 100 mg, caja con 20 | Caja | 11–26 | 300–8000
    25302673 | 25301 | Vacuna contra la influenza, frasco de 10 dosis | Frasco | 620–1150 | 100–2500
    25301103 | 25301 | Heparina, solución inyectable de 5 000 UI/ml | Frasco | 70–160 | 100–3000
    25301669 | 25301 | Oxitocina, solución inyectable de 5 UI, caja con 50 ampolletas | Caja | 310–560 | 50–900
    25400242 | 25401 | Guantes quirúrgicos de látex estériles | Par | 7–16 | 2000–60000
    25400299 | 25401 | Jeringas de plástico de 5 ml con aguja, caja con 100 | Caja | 140–290 | 100–4000
    25400230 | 25401 | Gasa simple de algodón, paquete con 200 | Paquete | 85–190 | 200–5000
    25400100 | 25401 | Catéter intravenoso calibre 20, pieza estéril | Pieza | 9–24 | 1000–30000
    25400149 | 25401 | Cubrebocas de tres capas, caja con 50 | Caja | 45–120 | 200–8000
    25400471 | 25401 | Sutura absorbible de ácido poliglicólico, caja con 12 | Caja | 380–790 | 50–1200
    25400539 | 25401 | Venda elástica de 10 cm por 5 m | Pieza | 12–29 | 500–12000
    25400451 | 25401 | Sonda de látex tipo Foley calibre 16 | Pieza | 24–58 | 300–6000
    25400076 | 25401 | Bolsa recolectora de orina para adulto | Pieza | 14–33 | 300–8000
    25400600 | 25401 | Alcohol etílico desnaturalizado, botella de 1 litro | Litro | 38–75 | 300–9000
    25500088 | 25501 | Reactivos para química sanguínea, estuche de 500 pruebas | Estuche | 4200–9800 | 5–120
    25500047 | 25501 | Tubos para extracción de sangre al vacío, caja con 100 | Caja | 260–520 | 50–1500
    25500005 | 25501 | Cajas de Petri desechables, paquete con 20 | Paquete | 55–130 | 50–1500
  `,
  ),
  ...itemTable(
    'equipo-medico',
    'goods',
    `
    53100889 | 53101 | Monitor de signos vitales de ocho parámetros | Pieza | 68000–145000 | 2–30
    53100391 | 53101 | Ultrasonido diagnóstico portátil | Equipo | 420000–980000 | 1–6
    53100875 | 53101 | Electrocardiógrafo de doce derivaciones | Pieza | 38000–82000 | 1–20
    53100766 | 53101 | Esterilizador de vapor autogenerado de 150 litros | Equipo | 210000–465000 | 1–6
    53100065 | 53101 | Cama hospitalaria eléctrica de tres posiciones | Pieza | 42000–88000 | 4–60
    53100186 | 53101 | Incubadora para recién nacido | Equipo | 165000–330000 | 1–10
    53100335 | 53101 | Ventilador volumétrico para terapia intensiva | Equipo | 410000–760000 | 1–12
    53100812 | 53101 | Desfibrilador externo automático | Pieza | 29000–58000 | 2–40
    53100549 | 53101 | Microscopio binocular de laboratorio | Pieza | 18000–46000 | 1–30
    53100287 | 53101 | Refrigerador para vacunas de 300 litros | Pieza | 48000–110000 | 1–25
    53101074 | 53101 | Silla de ruedas plegable para adulto | Pieza | 2600–5400 | 10–400
    53200152 | 53201 | Estetoscopio de doble campana | Pieza | 650–1900 | 20–300
    53200428 | 53201 | Baumanómetro aneroide con brazalete | Pieza | 420–1100 | 20–400
    53200438 | 53201 | Pinzas quirúrgicas, juego básico de 12 piezas | Juego | 3800–7600 | 4–80
  `,
  ),
]
