import { useFetcher } from '@remix-run/react'
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'

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

/** What the form on the page stands for: travels with it, so that a save compares with what this page shows. */
export interface Synced {
  base: string
  revision: number
  /** Present keys of list members whose id changed since the form was drawn, by their pointer. */
  keys: Record<string, string>
  /** The answer that it comes from. */
  from: unknown
}

export type AutosaveState = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict'

/** Quiet time after the last key before saving, in milliseconds. */
const PAUSE = 1200

/**
 * Saves the form in the background: a pause after typing, at once on leaving a field. `synced` are the hidden fields of the form,
 * kept in step with what was saved; the next save waits until they are in the page. Without JavaScript nothing is lost:
 * the form has its own button.
 */
export function useAutosave<Surroundings>(
  form: RefObject<HTMLFormElement | null>,
  options: { enabled: boolean; drawn: Pick<Synced, 'base' | 'revision'> },
) {
  const { enabled, drawn } = options
  const fetcher = useFetcher<AutosaveAnswer<Surroundings>>()
  const [state, setState] = useState<AutosaveState>('saved')
  const answer = fetcher.data
  const synced = useSynced(drawn, answer, setState)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const dirty = useRef(false)
  const held = useRef<HTMLElement | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])
  const busy = fetcher.state !== 'idle'
  const isBusy = useRef(busy)
  isBusy.current = busy

  const send = useRef<() => void>(() => undefined)
  send.current = () => {
    const element = form.current
    if (!element || !dirty.current || isBusy.current) return
    dirty.current = false
    isBusy.current = true
    setState('saving')
    const body = new FormData(element)
    body.set('@intent', 'autoguardar')
    fetcher.submit(body, { method: 'post', encType: 'application/x-www-form-urlencoded' })
  }

  useTyping(form, enabled, (pause) => {
    dirty.current = true
    setState('unsaved')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send.current(), pause)
  })

  // Runs when the answer is in the hidden fields of the page: what was typed meanwhile goes now.
  useEffect(() => {
    if (busy || (answer?.kind === 'autosaved' && synced.from !== answer)) return
    if (held.current) {
      const button = held.current
      held.current = null
      form.current?.requestSubmit(button)
      return
    }
    if (synced.from !== answer) return
    if (dirty.current) send.current()
    else setState('saved')
  }, [busy, synced, answer, form])

  useLeavingWarning(state !== 'saved')
  // Two sends at once confuse the router: the page would stay as it was. The button waits for the save that is under way.
  const hold = useCallback((event: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current)
    if (!isBusy.current) return
    event.preventDefault()
    held.current = (event.nativeEvent as SubmitEvent).submitter
  }, [])
  return { state, answer, synced, hold }
}

/** What the form stands for, moved on by each answer that saved; `tell` hears how the others ended. */
function useSynced<Surroundings>(
  drawn: Pick<Synced, 'base' | 'revision'>,
  answer: AutosaveAnswer<Surroundings> | undefined,
  tell: (state: AutosaveState) => void,
): Synced {
  const [synced, setSynced] = useState<Synced>({
    base: drawn.base,
    revision: drawn.revision,
    keys: {},
    from: undefined,
  })
  useEffect(() => {
    if (!answer) return
    const { kind, base, revision, renamed } = answer
    if (kind !== 'autosaved' || base === undefined || revision === undefined) {
      tell(kind === 'conflict' ? 'conflict' : 'failed')
      return
    }
    setSynced((before) => ({ base, revision, keys: { ...before.keys, ...renamed }, from: answer }))
  }, [answer, tell])
  return synced
}

/** Calls `typed` with how long to wait: a pause after a key, hardly any after leaving a field. */
function useTyping(form: RefObject<HTMLFormElement | null>, enabled: boolean, typed: (pause: number) => void): void {
  const latest = useRef(typed)
  latest.current = typed
  useEffect(() => {
    const element = form.current
    if (!element || !enabled) return
    const onInput = () => latest.current(PAUSE)
    const onChange = () => latest.current(50)
    element.addEventListener('input', onInput)
    element.addEventListener('change', onChange)
    const onOnline = () => latest.current(0)
    window.addEventListener('online', onOnline)
    return () => {
      element.removeEventListener('input', onInput)
      element.removeEventListener('change', onChange)
      window.removeEventListener('online', onOnline)
    }
  }, [enabled, form])
}

/** The browser asks before the page is left with something unsaved. */
function useLeavingWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])
}
