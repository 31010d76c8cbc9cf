import { formatDate } from '#app/lib/dates.ts'

/** What is known of an entity that may not be at work. */
export interface Standing {
  short_name: string
  status: 'active' | 'suspended' | 'closed'
  status_reason: string | null
  status_since: string | null
  successor_name: string | null
}

/** Why nothing can be written in an entity, for those who work in it; null while it works. */
export function stoppedSentence(standing: Standing): string | null {
  const { short_name: name, status, status_reason: reason, status_since, successor_name: successor } = standing
  if (status === 'active') return null
  const day = formatDate(status_since)
  const since = day ? ` desde el ${day}` : ''
  const why = reason ? ` Motivo: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}` : ''
  if (status === 'suspended')
    return `${name} está suspendido${since}.${why} Aquí se lee todo y no se guarda nada hasta que la operación del portal lo reactive.`
  const heir = successor ? ` Sus funciones pasaron a ${successor}.` : ''
  return `${name} está cerrado${since}.${heir}${why} Aquí se lee lo que quedó y no se guarda nada.`
}
