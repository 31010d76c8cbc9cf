import { AttentionIcon, CheckIcon } from '#app/ui/icons/symbols.tsx'

export type SavedStateProps = {
  state: 'saved' | 'saving' | 'unsaved' | 'failed' | 'conflict'
  /** Hour of the last save, `10:42`; only for `saved`. */
  at?: string
}

const sentences = {
  saved: 'Guardado',
  saving: 'Guardando…',
  unsaved: 'Cambios sin guardar',
  failed: 'No se pudo guardar; lo escrito sigue aquí',
  conflict: 'Otra persona guardó antes',
} as const

/** Always true: what is saved, when, and what is not. */
export function SavedState({ state, at }: SavedStateProps) {
  const isTrouble = state === 'failed' || state === 'conflict'
  return (
    <p className={`saved saved-${state}`} role="status">
      {state === 'saved' ? <CheckIcon size={16} /> : null}
      {isTrouble ? <AttentionIcon size={16} /> : null}
      {sentences[state]}
      {state === 'saved' && at ? ` ${at}` : ''}
    </p>
  )
}
