import { Refusal } from '#app/lib/refusal.ts'
import { proceduresOf } from '#app/ocds/capture/procedures.ts'
import type { MemberTx } from '#db/door.server.ts'
import { loadStateSettings } from '#db/queries/deployment.server.ts'

/** What capture takes from the state's settings. */
export interface CaptureSettings {
  /** IANA zone in which a day without hour begins and ends. */
  zone: string
  /** Null while the state has no OCID prefix: nothing can be created then. */
  ocidPrefix: string | null
  /** Legal names of procedures with their method, in the state's own regimes or, without any, the general ones. */
  procedures: { label: string; method: string }[]
}

/** Reads them in the transaction at hand. Throws Refusal (503) before the first roster. */
export async function loadCaptureSettings(tx: MemberTx): Promise<CaptureSettings> {
  const settings = await loadStateSettings(tx)
  if (!settings)
    throw new Refusal('not-ready', 503, 'El portal todavía no tiene el padrón de su estado. Inténtelo más tarde.')
  const state = typeof settings.slug === 'string' ? settings.slug : ''
  const regimes = [state, `${state}-bienes`, `${state}-obra`, 'federal-laassp']
  const own = regimes.slice(0, 3).flatMap((regime) => proceduresOf(regime))
  const procedures = (own.length > 0 ? own : proceduresOf('generic')).map(({ label, method }) => ({ label, method }))
  return {
    zone: typeof settings.timeZone === 'string' ? settings.timeZone : 'America/Mexico_City',
    ocidPrefix: typeof settings.ocidPrefix === 'string' ? settings.ocidPrefix : null,
    procedures: procedures.filter(({ label }, index) => procedures.findIndex((one) => one.label === label) === index),
  }
}
