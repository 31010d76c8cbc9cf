/**
 * The moment at which a local calendar day `YYYY-MM-DD` is over in an IANA zone, as an instant in UTC (ISO 8601 with milliseconds): the
 * first of the next day there.
 */
export function dayEnd(day: string, zone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + 24 * 3600 * 1000
  const first = midnight - offsetMs(midnight, zone)
  return new Date(midnight - offsetMs(first, zone)).toISOString()
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds; west is negative. */
function offsetMs(instant: number, zone: string): number {
  const spelled = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d{2}):(\d{2})/.exec(spelled ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
