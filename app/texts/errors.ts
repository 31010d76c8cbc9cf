/** What a page says when something cannot be done: what happened and what to do now. */
export type ErrorText = { title: string; sentence: string }

const byStatus: Record<number, ErrorText> = {
  400: {
    title: 'No entendimos la petición',
    sentence:
      'La dirección o el envío tienen algo que no pudimos leer. Vuelva a la página anterior e inténtelo de nuevo.',
  },
  401: { title: 'Debe entrar a su cuenta', sentence: 'Esta página es de trabajo. Entre con su cuenta para continuar.' },
  403: {
    title: 'No puede hacer esto',
    sentence:
      'Su cuenta no tiene permiso para esta acción. Si cree que debería tenerlo, pídalo a quien administra su ente.',
  },
  404: {
    title: 'No encontramos la página',
    sentence: 'La dirección está mal escrita o lo que busca no se ha publicado. Revísela o busque desde el inicio.',
  },
  405: {
    title: 'Esta dirección no recibe envíos',
    sentence: 'Vuelva a la página anterior y use el botón del formulario.',
  },
  408: {
    title: 'El envío tardó demasiado',
    sentence: 'Su conexión fue tan lenta que dejamos de esperar. Inténtelo de nuevo.',
  },
  409: {
    title: 'Alguien guardó antes que usted',
    sentence: 'Lo que escribió no se perdió. Compare las dos versiones y decida con cuál se queda.',
  },
  410: {
    title: 'Se retiró por orden legal',
    sentence: 'Esto se publicó y una orden legal lo retiró. Sus huellas se conservan en los datos abiertos.',
  },
  411: {
    title: 'El envío llegó sin tamaño',
    sentence: 'El programa que envió los datos no dijo cuánto miden. Inténtelo desde un navegador.',
  },
  413: {
    title: 'El envío es demasiado grande',
    sentence: 'Lo que envió rebasa el tamaño que recibimos. Divídalo en partes más pequeñas e inténtelo de nuevo.',
  },
  415: {
    title: 'No recibimos ese tipo de envío',
    sentence: 'El contenido no tiene un formato que podamos leer. Use el formulario de la página.',
  },
  422: {
    title: 'Hay datos por corregir',
    sentence: 'Algunos datos faltan o no concuerdan. Corríjalos en los lugares señalados y envíe de nuevo.',
  },
  429: {
    title: 'Demasiados intentos seguidos',
    sentence: 'Recibimos muchas peticiones suyas en poco tiempo. Espere unos minutos e inténtelo de nuevo.',
  },
  431: {
    title: 'La petición trae demasiados datos',
    sentence:
      'Su navegador envió más encabezados o cookies de los que leemos. Borre las cookies de este sitio e inténtelo de nuevo.',
  },
  500: {
    title: 'Algo falló de nuestro lado',
    sentence: 'No fue culpa suya y no se perdió lo ya guardado. Inténtelo de nuevo en unos minutos.',
  },
  503: {
    title: 'El portal no está disponible en este momento',
    sentence: 'Estamos poniéndolo en marcha o dándole mantenimiento. Inténtelo de nuevo en unos minutos.',
  },
}

/** Title and sentence for an HTTP status. Unknown 4xx read as 400, everything else as 500. */
export function errorText(status: number): ErrorText {
  const text = byStatus[status] ?? byStatus[status >= 400 && status < 500 ? 400 : 500]
  if (!text) throw new Error('texts of 400 and 500 are missing')
  return text
}

const codes: Record<number, string> = {
  400: 'bad-request',
  401: 'sign-in-needed',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  411: 'length-required',
  413: 'too-large',
  415: 'unsupported-type',
  422: 'invalid',
  429: 'too-many-requests',
  431: 'headers-too-large',
  503: 'unavailable',
}

/** The kebab-case code that machines read for a status, when nothing more exact is known. */
export function errorCode(status: number): string {
  return codes[status] ?? (status >= 400 && status < 500 ? 'bad-request' : 'internal-error')
}
