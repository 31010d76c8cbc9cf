const NAMES = `
  21101 Materiales y útiles de oficina
  21201 Materiales y útiles de impresión y reproducción
  21401 Materiales y útiles para el procesamiento en equipos y bienes informáticos
  21601 Material de limpieza
  21701 Materiales y suministros para planteles educativos
  22102 Productos alimenticios para personas derivado de la prestación de servicios públicos en unidades de salud, educativas, de readaptación social y otras
  22104 Productos alimenticios para el personal en las instalaciones de las dependencias y entidades
  22105 Productos alimenticios para la población en caso de desastres naturales
  22106 Productos alimenticios para el personal derivado de actividades extraordinarias
  22201 Productos alimenticios para animales
  22301 Utensilios para el servicio de alimentación
  23101 Productos alimenticios, agropecuarios y forestales adquiridos como materia prima
  24101 Productos minerales no metálicos
  24201 Cemento y productos de concreto
  24401 Madera y productos de madera
  24601 Material eléctrico y electrónico
  24701 Artículos metálicos para la construcción
  24801 Materiales complementarios
  24901 Otros materiales y artículos de construcción y reparación
  25101 Productos químicos básicos
  25201 Plaguicidas, abonos y fertilizantes
  25301 Medicinas y productos farmacéuticos
  25401 Materiales, accesorios y suministros médicos
  25501 Materiales, accesorios y suministros de laboratorio
  26102 Combustibles, lubricantes y aditivos para vehículos terrestres, aéreos, marítimos, lacustres y fluviales destinados a servicios públicos y la operación de programas públicos
  26103 Combustibles, lubricantes y aditivos para vehículos terrestres, aéreos, marítimos, lacustres y fluviales destinados a servicios administrativos
  27101 Vestuario y uniformes
  27201 Prendas de protección personal
  27301 Artículos deportivos
  27501 Blancos y otros productos textiles, excepto prendas de vestir
  28201 Materiales de seguridad pública
  28301 Prendas de protección para seguridad pública y nacional
  29101 Herramientas menores
  29401 Refacciones y accesorios para equipo de cómputo y telecomunicaciones
  29601 Refacciones y accesorios menores de equipo de transporte
  31101 Servicio de energía eléctrica
  31501 Servicio de telefonía celular
  31602 Servicios de telecomunicaciones
  31701 Servicios de conducción de señales analógicas y digitales
  31801 Servicio postal
  31904 Servicios integrales de infraestructura de cómputo
  32201 Arrendamiento de edificios y locales
  32301 Arrendamiento de equipo y bienes informáticos
  32302 Arrendamiento de mobiliario
  32401 Arrendamiento de equipo e instrumental médico y de laboratorio
  32503 Arrendamiento de vehículos terrestres, aéreos, marítimos, lacustres y fluviales para servicios administrativos
  32601 Arrendamiento de maquinaria y equipo
  33104 Otras asesorías para la operación de programas
  33105 Servicios relacionados con procedimientos jurisdiccionales
  33201 Servicios de diseño, arquitectura, ingeniería y actividades relacionadas
  33301 Servicios de informática
  33302 Servicios estadísticos y geográficos
  33303 Servicios relacionados con certificación de procesos
  33304 Servicios de mantenimiento de aplicaciones informáticas
  33401 Servicios para capacitación a servidores públicos
  33501 Estudios e investigaciones
  33601 Servicios relacionados con traducciones
  33602 Otros servicios comerciales
  33603 Impresiones de documentos oficiales para la prestación de servicios públicos, identificación, formatos administrativos y fiscales, formas valoradas, certificados y títulos
  33604 Impresión y elaboración de material informativo derivado de la operación y administración de las dependencias y entidades
  33606 Servicios de digitalización
  33801 Servicios de vigilancia
  33901 Subcontratación de servicios con terceros
  33903 Servicios integrales
  34101 Servicios bancarios y financieros
  34401 Seguro de responsabilidad patrimonial del Estado
  34501 Seguros de bienes patrimoniales
  34701 Fletes y maniobras
  35101 Mantenimiento y conservación de inmuebles para la prestación de servicios administrativos
  35102 Mantenimiento y conservación de inmuebles para la prestación de servicios públicos
  35201 Mantenimiento y conservación de mobiliario y equipo de administración
  35301 Mantenimiento y conservación de bienes informáticos
  35401 Instalación, reparación y mantenimiento de equipo e instrumental médico y de laboratorio
  35501 Mantenimiento y conservación de vehículos terrestres, aéreos, marítimos, lacustres y fluviales
  35601 Reparación y mantenimiento de equipo de defensa y seguridad
  35701 Mantenimiento y conservación de maquinaria y equipo
  35702 Mantenimiento y conservación de plantas e instalaciones productivas
  35801 Servicios de lavandería, limpieza e higiene
  35901 Servicios de jardinería y fumigación
  36101 Difusión de mensajes sobre programas y actividades Institucionales
  37104 Pasajes aéreos nacionales para servidores públicos de mando en el desempeño de comisiones y funciones oficiales
  38201 Gastos de orden social
  38301 Congresos y convenciones
  51101 Mobiliario
  51201 Muebles, excepto de oficina y estantería
  51501 Bienes informáticos
  51901 Equipo de administración
  52101 Equipos y aparatos audiovisuales
  52201 Aparatos deportivos
  52301 Cámaras fotográficas y de video
  52901 Otro mobiliario y equipo educacional y recreativo
  53101 Equipo médico y de laboratorio
  53201 Instrumental médico y de laboratorio
  54101 Vehículos y equipo terrestres, para la ejecución de programas de seguridad pública y nacional
  54103 Vehículos y equipo terrestres, destinados a servicios públicos y la operación de programas públicos
  54104 Vehículos y equipo terrestres, destinados a servicios administrativos
  54201 Carrocerías y remolques
  54502 Vehículos y equipo marítimo, destinados a servicios públicos y la operación de programas públicos
  55101 Maquinaria y equipo de defensa y seguridad pública
  56101 Maquinaria y equipo agropecuario
  56201 Maquinaria y equipo industrial
  56301 Maquinaria y equipo de construcción
  56501 Equipos y aparatos de comunicaciones y telecomunicaciones
  56601 Maquinaria y equipo eléctrico y electrónico
  56701 Herramientas y máquinas herramienta
  57401 Ovinos y caprinos
  57601 Animales de reproducción
  57801 Árboles y plantas
  59101 Software
  62201 Obras de construcción para edificios no habitacionales
  62202 Mantenimiento y rehabilitación de edificaciones no habitacionales
  62301 Construcción de obras para el abastecimiento de agua, petróleo, gas, electricidad y telecomunicaciones
  62302 Mantenimiento y rehabilitación de obras para el abastecimiento de agua, petróleo, gas, electricidad y telecomunicaciones
  62402 Construcción de obras de urbanización
  62403 Mantenimiento y rehabilitación de obras de urbanización
  62501 Construcción de vías de comunicación
  62502 Mantenimiento y rehabilitación de las vías de comunicación
  62601 Otras construcciones de ingeniería civil u obra pesada
  62902 Obras de terminación y acabado de edificios
  62903 Servicios de supervisión de obras
`

const byCode = new Map(
  NAMES.trim()
    .split('\n')
    .map((line) => [line.trim().slice(0, 5), line.trim().slice(6)]),
)

/** Official name of a partida of the federal Clasificador por Objeto del Gasto (CONAC); the code itself where it is not listed here. */
export const cogName = (code: string): string => byCode.get(code) ?? code
