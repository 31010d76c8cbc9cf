import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/router'
import { decode } from '../drawn-fields.ts'

/** A form with method post as a page draws it: the route that takes it in, what is in it, and its named buttons. */
export interface DrawnForm {
  routeId: string
  /** Names of the fields. */
  fields: string[]
  /** `name=value` of each submit button that has a name; of a value like `quitar:/tender/items/0` only what is before the colon. */
  buttons: string[]
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)]),
  )

/** Hidden fields that tell one form of a page from another are buttons in all but looks. */
const TELLING = /^(@intent|intent|intencion|accion|acto|paso|que|formulario)$/

type RouteObject = { id: string; path?: string; index?: boolean; children?: RouteObject[] }

/** Which route of the build answers a form sent to an address (`?index` names the page inside a frame). */
export function routeAt(build: ServerBuild, address: string): string {
  const under = (parent: string | undefined): RouteObject[] =>
    Object.values(build.routes).flatMap((route) => {
      if (!route || route.parentId !== parent) return []
      const { id, path, index } = route
      return [{ id, ...(path === undefined ? {} : { path }), ...(index ? { index } : { children: under(id) }) }]
    })
  const url = new URL(address, 'http://portal.invalid')
  const matches = matchRoutes(under(undefined) as never, url.pathname) ?? []
  const last = matches.at(-1)?.route as RouteObject | undefined
  // A form without ?index goes to the frame around an index page, unless the frame has nothing to take it in.
  const frame = matches.at(-2)?.route as RouteObject | undefined
  const taken =
    last?.index && !url.searchParams.has('index') && frame && build.routes[frame.id]?.module.action ? frame : last
  return (taken?.id ?? '').replace('routes/', '')
}

/** The forms with method post that a page draws. `address`: where the page is, for forms that name none. */
export function drawnForms(build: ServerBuild, address: string, page: string): DrawnForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    const { method, action } = attributesOf(head)
    if (method?.toLowerCase() !== 'post') return []
    const buttons: string[] = []
    const fields: string[] = []
    const elsewhere = new Map<string, string[]>()
    for (const [, kind, text = ''] of inside.matchAll(/<(input|button|select|textarea)\b([^>]*)>/g)) {
      const { name, value = '', type, formaction } = attributesOf(text)
      const pressed = `${name}=${value.split(':', 1)[0]}`
      if (formaction) elsewhere.set(formaction, name ? [pressed] : [])
      else if (kind === 'button' ? name && type !== 'button' : type === 'submit' && name) buttons.push(pressed)
      else if (name) fields.push(name)
      if (kind === 'input' && type === 'hidden' && name && TELLING.test(name)) buttons.push(pressed)
    }
    const forms = [{ routeId: routeAt(build, action || address), fields, buttons }]
    for (const [where, names] of elsewhere) forms.push({ routeId: routeAt(build, where), fields, buttons: names })
    return forms
  })
}
