import type { PortalInfo } from '#app/lib/portal-info.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { readState } from '#tenants/read-roster.server.ts'
import { readEnv } from './env.server.ts'

let known: { state: string; info: PortalInfo } | null = null

/**
 * What every page says of this deployment, read once from tenants/<PORTAL_STATE>/state.json.
 * Throws Refusal (404, 422) when that file is missing or badly written.
 */
export function portalInfo(): PortalInfo {
  const slug = readEnv().PORTAL_STATE
  if (known?.state === slug) return known.info
  const state = readState(slug)
  const info: PortalInfo = {
    title: state.portalTitle,
    stateName: state.name,
    timeZone: state.timeZone,
    coordinatingBody: state.coordinatingBody.name,
    licence: { name: state.licence.title, url: state.licence.url },
    links: state.links.map(({ title, url }) => ({ label: title, url })),
    fictional: state.fictional,
  }
  known = { state: slug, info }
  return info
}

/** Words for when not even the state's file can be read: the error page still needs a name. */
export const NAMELESS_PORTAL: PortalInfo = {
  title: 'Portal Único de Contrataciones Públicas Abiertas',
  stateName: '',
  timeZone: 'America/Mexico_City',
  coordinatingBody: null,
  licence: null,
  links: [],
  fictional: false,
}

/** Like portalInfo, for root's loader, which must never fail because of a file that start-up has not checked. */
export function portalInfoOrNameless(): PortalInfo {
  try {
    return portalInfo()
  } catch (error) {
    if (isRefusal(error)) return NAMELESS_PORTAL
    throw error
  }
}
