import { calendarDateIn } from '#app/lib/dates.ts'
import { readState } from '#tenants/read-roster.server.ts'
import { portalInfo } from './portal-info.server.ts'

/**
 * Today as the clocks of this deployment's state say it, `2026-03-14`. The day in UTC is tomorrow's from 18:00 on in most of Mexico,
 * so that nothing with a legal date may take it from there.
 */
export const today = (now = new Date()): string => calendarDateIn(now, portalInfo().timeZone)

/** The same for a state named by its folder in tenants/. Throws Refusal 404 when there is none, 422 when it is badly written. */
export const todayIn = (state: string, now = new Date()): string => calendarDateIn(now, readState(state).timeZone)
