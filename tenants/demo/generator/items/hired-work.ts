import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const hiredWorkItems = [
  ...itemTable(
    'mantenimiento',
    'services',
    `
    35100003 | 35101 | Mantenimiento de oficinas: pintura e impermeabilización | Servicio | 95000–640000 | 1–3
    35100003 | 35102 | Mantenimiento menor de escuelas | Servicio | 85000–520000 | 1–6
    35200007 | 35201 | Mantenimiento de equipos de aire acondicionado | Servicio | 780–2100 | 20–600
    35700001 | 35701 | Mantenimiento de plantas de emergencia | Servicio | 14500–38000 | 1–20
    35700001 | 35701 | Mantenimiento de elevadores | Mes | 5800–13500 | 6–24
    35400002 | 35401 | Mantenimiento de equipo médico | Servicio | 28000–165000 | 1–15
    35400002 | 35401 | Mantenimiento de tomógrafo y equipo de rayos X | Servicio | 165000–490000 | 1–4
    35100003 | 35101 | Reparación de instalaciones eléctricas | Servicio | 42000–260000 | 1–4
    35800003 | 35801 | Servicio integral de limpieza, operario por mes | Mes | 7900–11900 | 12–420
    35800004 | 35801 | Lavado de ropa hospitalaria | Kilogramo | 12–23 | 8000–160000
    35900002 | 35901 | Mantenimiento de áreas verdes | Mes | 28000–98000 | 6–12
    35900003 | 35901 | Fumigación y control de plagas | Servicio | 1900–6800 | 10–160
    35800005 | 35801 | Recolección de residuos peligrosos biológico-infecciosos | Kilogramo | 19–42 | 2000–60000
    35800005 | 35801 | Recolección y traslado de residuos sólidos | Mes | 185000–890000 | 6–12
  `,
  ),
  ...itemTable(
    'profesionales',
    'services',
    `
    - | 33104 | Asesoría jurídica especializada | Servicio | 120000–680000 | 1–2
    - | 33104 | Asesoría para la armonización contable | Servicio | 145000–720000 | 1–2
    33500010 | 33501 | Estudio de movilidad urbana | Servicio | 380000–2100000 | 1–1
    33500008 | 33501 | Encuesta de percepción ciudadana | Servicio | 180000–790000 | 1–2
    33400001 | 33401 | Capacitación a personal, curso de 20 horas | Curso | 18500–58000 | 1–30
    33400001 | 33401 | Diplomado para personas servidoras públicas | Servicio | 165000–480000 | 1–3
    33200004 | 33201 | Proyecto ejecutivo de ingeniería | Servicio | 290000–1900000 | 1–1
    33100008 | 33105 | Auditoría a estados financieros | Servicio | 180000–850000 | 1–1
    33300004 | 33302 | Actualización del catastro con imágenes aéreas | Servicio | 780000–4200000 | 1–1
    33300015 | 33303 | Certificación del sistema de gestión de calidad | Servicio | 95000–310000 | 1–2
    33601001 | 33602 | Interpretación a lenguas originarias | Hora | 480–950 | 20–400
    33601001 | 33601 | Traducción de documentos oficiales | Cuartilla | 180–380 | 50–1500
  `,
  ),
  ...itemTable(
    'impresion',
    'services',
    `
    33600001 | 33604 | Impresión de carteles y folletos informativos | Millar | 780–2400 | 10–400
    33600002 | 33603 | Impresión de formas valoradas | Millar | 1450–4200 | 10–300
    33600001 | 33604 | Impresión de informe anual | Ejemplar | 120–340 | 200–3000
    33602011 | 33603 | Elaboración de credenciales con fotografía | Pieza | 38–92 | 300–9000
    36100001 | 36101 | Difusión de campaña en radio local | Spot | 140–480 | 200–4000
    36100001 | 36101 | Difusión de campaña en medios digitales | Servicio | 85000–690000 | 1–4
    33602011 | 33604 | Elaboración de lonas y espectaculares | Metro cuadrado | 78–190 | 100–4000
  `,
  ),
  ...itemTable(
    'arrendamientos',
    'services',
    `
    - | 32201 | Arrendamiento de inmueble para oficinas | Mes | 28000–185000 | 6–12
    32600005 | 32601 | Arrendamiento de equipos de fotocopiado | Mes | 19500–120000 | 6–12
    32300002 | 32302 | Arrendamiento de sillas, mesas y carpas | Evento | 9800–48000 | 1–40
    32600010 | 32601 | Arrendamiento de maquinaria pesada | Hora | 620–1450 | 80–2400
    32400002 | 32401 | Arrendamiento de equipo de laboratorio clínico | Mes | 98000–420000 | 6–12
    32500024 | 32503 | Arrendamiento de autobuses para traslado | Viaje | 4200–14500 | 5–160
    - | 32601 | Arrendamiento de baños portátiles | Servicio | 780–1650 | 20–400
  `,
  ),
  ...itemTable(
    'eventos',
    'services',
    `
    38300001 | 38301 | Organización de congreso estatal | Evento | 180000–980000 | 1–2
    38200001 | 38201 | Producción de festival cultural | Evento | 290000–2400000 | 1–1
    38200001 | 38201 | Sonido, iluminación y escenario para acto público | Evento | 38000–160000 | 1–12
    22100335 | 22104 | Servicio de alimentos para reuniones de trabajo | Servicio | 120–290 | 100–3500
    37100006 | 37104 | Boletos de avión nacionales | Boleto | 2900–6400 | 10–160
    34700001 | 34701 | Fletes y maniobras de ayuda humanitaria | Viaje | 7800–24500 | 4–90
  `,
  ),
  ...itemTable(
    'comunes',
    'services',
    `
    31800001 | 31801 | Mensajería y paquetería | Servicio | 140–420 | 100–3000
    31500001 | 31501 | Telefonía celular institucional, línea por mes | Mes | 320–690 | 60–1800
    34500003 | 34501 | Seguro de inmuebles y contenidos, póliza anual | Póliza | 480000–2900000 | 1–1
    34400001 | 34401 | Seguro de responsabilidad civil | Póliza | 165000–790000 | 1–1
    34100002 | 34101 | Custodia y traslado de valores | Mes | 38000–120000 | 6–12
    31100001 | 31101 | Suministro de energía eléctrica en baja tensión | Mes | 85000–390000 | 6–12
  `,
  ),
]
