import { itemTable } from './item-table.ts'

/** Kinds of item by sector: CUCOP key (a dash where it has none), COG partida, description, unit, net unit price in pesos, usual quantity. */
export const vehiclesItems = [
  ...itemTable(
    'vehiculos',
    'goods',
    `
    54100004 | 54104 | Automóviles sedán de cuatro puertas | Unidad | 285000–395000 | 1–15
    54100018 | 54103 | Camionetas doble cabina | Unidad | 465000–720000 | 1–25
    54100044 | 54103 | Autobuses para transporte escolar | Unidad | 1850000–2900000 | 1–6
    54100001 | 54103 | Ambulancias de urgencias básicas equipadas | Unidad | 1150000–1850000 | 1–8
    - | 54101 | Vehículos tipo patrulla equipados | Unidad | 780000–1250000 | 2–30
    - | 54103 | Motocicletas de 250 cc | Unidad | 62000–138000 | 2–40
    54100020 | 54103 | Camiones recolectores de basura de 20 yardas | Unidad | 1950000–2950000 | 1–6
    54200019 | 54201 | Remolques tipo cama baja | Unidad | 240000–520000 | 1–5
    29600134 | 29601 | Llantas para camioneta rin 16 | Pieza | 1950–3900 | 20–400
    - | 29601 | Baterías automotrices de 12 V | Pieza | 1650–3100 | 10–200
    29600013 | 29601 | Balatas delanteras para vehículo ligero | Juego | 480–1150 | 20–300
    29600005 | 29601 | Amortiguadores para camioneta | Pieza | 890–1900 | 20–200
    26100013 | 26103 | Gasolina regular por medio de vales electrónicos | Litro | 20.4–22.9 | 5000–220000
    26100030 | 26102 | Diésel para maquinaria y camiones | Litro | 21.2–23.8 | 5000–180000
    26100003 | 26103 | Aceite para motor multigrado | Litro | 78–150 | 100–3000
  `,
  ),
  ...itemTable(
    'vehiculos-servicios',
    'services',
    `
    35500005 | 35501 | Mantenimiento correctivo del parque vehicular | Servicio | 3800–14500 | 8–160
    35500005 | 35501 | Mantenimiento preventivo de patrullas | Servicio | 2900–7800 | 10–240
    35500005 | 35501 | Reparación de motor y transmisión de camiones | Servicio | 38000–96000 | 1–8
    32500025 | 32503 | Arrendamiento de vehículos utilitarios | Mes | 11500–19500 | 12–240
    34500002 | 34501 | Seguro de cobertura amplia del parque vehicular, póliza por unidad | Póliza | 7200–14800 | 10–300
    33602008 | 33602 | Rastreo satelital de unidades por mes | Servicio | 240–520 | 60–1200
  `,
  ),
]
