import { isRouteErrorResponse } from '@remix-run/react'
import { forgetKept } from './kept-in-tab.ts'

/** Told by the page itself, when the answer of the server never came or was an error page. */
export interface KeptOnPage {
  kind: 'refused'
  status: number
  sentence: string
}

const NO_ANSWER =
  'No se pudo guardar porque el portal no contestó. Lo que escribió sigue aquí; cuando vuelva la conexión, presione Guardar.'
export const SIGNED_OUT =
  'Su sesión terminó y lo último que escribió todavía no se guarda. Queda en esta pestaña: entre otra vez y aquí lo encontrará.'

/**
 * What a form says instead of giving way to an error page, which would take with it what was typed. Ways to another page
 * (redirects) pass, but for the one to sign in: they say that `page`, the path of the form, was saved.
 */
export function keptOnPage(error: unknown, page: string): KeptOnPage {
  if (error instanceof Response) {
    if (!error.headers.get('Location')?.startsWith('/ingresar')) {
      forgetKept(page)
      throw error
    }
    return { kind: 'refused', status: 401, sentence: SIGNED_OUT }
  }
  if (!isRouteErrorResponse(error)) return { kind: 'refused', status: 0, sentence: NO_ANSWER }
  const { sentence } = (error.data ?? {}) as { sentence?: unknown }
  return { kind: 'refused', status: error.status, sentence: typeof sentence === 'string' ? sentence : NO_ANSWER }
}
