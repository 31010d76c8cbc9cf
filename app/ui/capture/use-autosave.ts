import { useFetcher } from '@remix-run/react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** What the page hears back from saving in the background. */
export interface AutosaveAnswer<Surroundings> {
  kind: 'autosaved' | 'conflict' | 'refused'
  revision?: number
  base?: string
  savedAt?: string
  /** New keys of list members, by their pointer. */
  renamed?: Record<string, string>
  messages?: Record<string, { error?: string; warning?: string }>
  surroundings?: Surroundings
  sentence?: string
}

export type AutosaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

/** Quiet time after the last key before saving, in milliseconds. */
const PAUSE = 1200

/**
 * Saves the form in the background: a pause after typing, at once on leaving a field. Keeps base, revision and keys of the form
 * in step with what was saved, so that the next save compares with what this page shows. Without JavaScript nothing is lost:
 * the form has its own button.
 */
export function useAutosave<Surroundings>(form: RefObject<HTMLFormElement | null>, enabled: boolean) {
  const fetcher = useFetcher<AutosaveAnswer<Surroundings>>()
  const [state, setState] = useState<AutosaveState>('saved')
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const dirty = useRef(false)
  const busy = fetcher.state !== 'idle'
  const isBusy = useRef(busy)
  isBusy.current = busy

  const send = useCallback(() => {
    const element = form.current
    if (!element || !dirty.current || isBusy.current) return
    dirty.current = false
    setState('saving')
    const body = new FormData(element)
    body.set('@intent', 'autoguardar')
    fetcher.submit(body, { method: 'post', encType: 'application/x-www-form-urlencoded' })
  }, [fetcher, form])

  useEffect(() => {
    const element = form.current
    if (!element || !enabled) return
    const wait = (pause: number) => {
      dirty.current = true
      setState('unsaved')
      clearTimeout(timer.current)
      timer.current = setTimeout(send, pause)
    }
    const onInput = () => wait(PAUSE)
    const onChange = () => wait(50)
    element.addEventListener('input', onInput)
    element.addEventListener('change', onChange)
    return () => {
      element.removeEventListener('input', onInput)
      element.removeEventListener('change', onChange)
      clearTimeout(timer.current)
    }
  }, [enabled, form, send])

  const answer = fetcher.data
  useEffect(() => {
    const element = form.current
    if (busy || !answer || !element) return
    if (answer.kind !== 'autosaved') {
      setState(answer.kind === 'conflict' ? 'conflict' : 'failed')
      return
    }
    write(element, '@base', answer.base)
    write(element, '@revision', answer.revision?.toString())
    for (const [pointer, key] of Object.entries(answer.renamed ?? {})) write(element, `${pointer}/@key`, key)
    if (dirty.current) send()
    else setState('saved')
  }, [answer, busy, form, send])

  useEffect(() => {
    if (state === 'saved') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [state])

  return { state: state as AutosaveState, answer, stop: useCallback(() => clearTimeout(timer.current), []) }
}

function write(form: HTMLFormElement, name: string, value: string | undefined): void {
  const field = form.elements.namedItem(name)
  if (value !== undefined && field instanceof HTMLInputElement) field.value = value
}
