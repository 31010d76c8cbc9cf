import { useNavigation } from '@remix-run/react'

/** Says that the next page is on its way, once that takes longer than a moment (the style waits); silent without JavaScript. */
export function LoadingNote() {
  const { state } = useNavigation()
  const loading = state === 'loading'
  return (
    <p className={loading ? 'loading-note is-loading' : 'loading-note'} aria-live="polite">
      {loading ? 'Cargando…' : ''}
    </p>
  )
}
