/** What every page knows of this deployment; root's loader reads it from tenants/<state>/state.json. */
export type PortalInfo = {
  /** "Portal Único de Contrataciones Públicas Abiertas" unless the state names it otherwise. */
  title: string
  stateName: string
  /** IANA zone in which our own instants are shown. */
  timeZone: string
  coordinatingBody: string | null
  licence: { name: string; url: string } | null
  /** Other portals of the state to link to. */
  links: readonly { label: string; url: string }[]
  /** True where everything is fictional and must say so. */
  fictional: boolean
}
