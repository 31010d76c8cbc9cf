/** The public sheet of a sanction. */
export const sanctionPath = (id: string): string => `/sancionados/${encodeURIComponent(id)}`
