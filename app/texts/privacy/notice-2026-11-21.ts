import type { PrivacyNotice } from './privacy-notice.ts'

/** First version. A version that was shown is never changed: a change is a new file. */
export const NOTICE_2026_11_21: PrivacyNotice = {
  version: '2026-11-21',
  changes: 'Es la primera versión.',
  simplified: [
    '{responsable} responde por los datos personales que trata este portal.',
    'De quien trabaja en él: nombre, correo y lo que hace en el portal. Sirven para darle acceso y para que quede constancia de quién hizo qué. De proveedores y personas contratistas: los que el ente captura de cada contratación; se publican los que la ley hace públicos.',
    'No se venden ni se ceden. Se entregan a autoridades solo cuando una ley lo ordena. Lo que no sea necesario no se pide.',
    'Puede pedir acceso, rectificación, cancelación u oposición a {unidad}.',
  ],
  sections: [
    {
      title: 'Quién responde',
      paragraphs: [
        '{responsable}, con domicilio en {domicilio}. Cada ente responde además por lo que captura y publica.',
      ],
    },
    {
      title: 'Qué datos y para qué',
      paragraphs: [
        'Solo los necesarios para cada fin. Ninguno de los que siguen necesita su consentimiento, porque los pide el ejercicio de una atribución legal.',
      ],
      list: [
        'De quien tiene cuenta: nombre, correo, papeles, segundo factor y horas de sus sesiones, con palabras como «Firefox en Windows». Para darle acceso, cuidar su cuenta y dejar constancia de sus actos. No se guarda la dirección de red.',
        'De personas físicas que contratan: nombre, RFC, CURP, domicilio, contacto y cuenta bancaria, si el ente los captura. Para el expediente. La CURP, el contacto, el domicilio y la cuenta no se publican nunca; el RFC solo donde el ente ha dicho con qué fundamento; el nombre sí, porque es información pública.',
        'De quien firma o atiende un procedimiento: nombre y cargo, que son públicos.',
        'De quien solo consulta: ninguno. El portal no pone cookies a quien lee ni lo sigue.',
      ],
    },
    {
      title: 'Datos sensibles',
      paragraphs: ['No se piden. Si un documento los trae por error, avise a {unidad}.'],
    },
    {
      title: 'Con qué fundamento',
      paragraphs: [
        'Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados (Diario Oficial de la Federación del 20 de marzo de 2025), Ley General de Transparencia y Acceso a la Información Pública y las leyes de contrataciones que rigen a cada ente.',
        '[Por completar por el área jurídica del Estado: artículos de la ley estatal de datos personales y del reglamento que da esta atribución al responsable.]',
      ],
    },
    {
      title: 'A quién se entregan',
      paragraphs: [
        'A las autoridades de control, fiscalización o justicia que los pidan con fundamento. Lo público se copia libremente, y fuera del portal ya no depende de él.',
        '[Por completar por el área jurídica del Estado: otras transferencias y encargados, por ejemplo el centro de datos.]',
      ],
    },
    {
      title: 'Sus derechos',
      paragraphs: [
        'Puede pedir acceso a sus datos, su rectificación, su cancelación, y oponerse a su uso (derechos ARCO), o limitarlo. Escriba a {contacto}, o acuda a {unidad}, {domicilio}, con su nombre, un medio para responderle, una identificación y lo que pide. También por la Plataforma Nacional de Transparencia.',
        'Lo publicado se rectifica con una publicación nueva, para que nada se altere sin dejar rastro; lo que ya no deba verse se limita desde ese momento o se retira por orden de autoridad.',
        'Si no está conforme con la respuesta, puede acudir a la autoridad garante del Estado; en lo federal, a la Secretaría Anticorrupción y Buen Gobierno, que tomó las funciones del INAI. [Por completar por el área jurídica del Estado: nombre y dirección de la autoridad garante, y plazos de la ley estatal.]',
      ],
    },
    {
      title: 'Cambios a este aviso',
      paragraphs: [
        'Cada cambio es una versión nueva con su fecha, aquí mismo; las anteriores se conservan. A quien tiene cuenta se le muestra al entrar.',
      ],
    },
  ],
}
