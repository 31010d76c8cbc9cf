import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn } from '#app/lib/dates.ts'

/** Today as the state's clocks say it, `2026-03-14`. */
export const today = (now = new Date()): string => calendarDateIn(now, portalInfo().timeZone)
