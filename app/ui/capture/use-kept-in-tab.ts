import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { keepTyped, readKept } from './kept-in-tab.ts'
import { type FieldState, readFields, restoreTyped, type TypedField, typedSince } from './typed-fields.ts'
import type { AutosaveState } from './use-autosave.ts'

/** What the page says of text that it found kept. */
export interface Recovered {
  /** When it was typed, milliseconds since 1970. */
  at: number
  /** Fields that hold it again. */
  restored: number
  /** What found no place: its field is gone, or somebody wrote something else there. */
  left: TypedField[]
}

/** A field as it was stored. */
const asBefore = (field: TypedField): [string, FieldState] => [field.name, { ...field, texts: field.before }]

/** How long after a key the text is kept, in milliseconds. */
const PAUSE = 250

/**
 * Keeps in the tab what is typed in the form until it is saved, and puts it back when the page is opened again. In: whose it is;
 * `enabled` when the form can be saved; the state of saving in the background and the last answer that saved (`savedBy`);
 * `drawnUnsaved` when the form was drawn with texts that are not stored. Must stand after useAutosave, which is to hear of what
 * is put back.
 */
export function useKeptInTab(
  form: RefObject<HTMLFormElement | null>,
  options: { person: string; enabled: boolean; state: AutosaveState; savedBy: unknown; drawnUnsaved: boolean },
) {
  const { person, enabled, state, savedBy, drawnUnsaved } = options
  const [recovered, setRecovered] = useState<Recovered | null>(null)
  const saved = useRef<ReadonlyMap<string, FieldState>>(new Map())
  const sent = useRef<ReadonlyMap<string, FieldState>>(new Map())
  const left = useRef<TypedField[]>([])

  useEffect(() => {
    const element = form.current
    if (!element || !enabled) return
    const page = window.location.pathname
    const drawn = readFields(element)
    saved.current = drawn
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      clearTimeout(timer)
      timer = undefined
      keepTyped(page, { person, at: Date.now(), fields: [...typedSince(saved.current, element), ...left.current] })
    }
    const onInput = () => {
      timer ??= setTimeout(keep, PAUSE)
    }
    const onLeave = () => timer && keep()
    const stopListening = listen(element, { input: onInput, change: keep, leave: onLeave })
    const kept = readKept(page, person)
    if (kept) {
      const found = restoreTyped(element, kept.fields)
      left.current = found.left
      if (found.restored > 0 || found.left.length > 0) setRecovered({ at: kept.at, ...found })
      if (found.restored > 0) element.dispatchEvent(new Event('input', { bubbles: true }))
      if (drawnUnsaved) saved.current = new Map([...drawn, ...kept.fields.map(asBefore)])
      keep()
    }
    return () => {
      onLeave()
      stopListening()
    }
  }, [form, person, enabled, drawnUnsaved])

  useEffect(() => {
    if (state === 'saving' && form.current) sent.current = readFields(form.current)
  }, [form, state])

  useEffect(() => {
    if (!savedBy || !form.current) return
    saved.current = sent.current
    const fields = [...typedSince(saved.current, form.current), ...left.current]
    keepTyped(window.location.pathname, { person, at: Date.now(), fields })
  }, [form, person, savedBy])

  const dismiss = useCallback(() => {
    left.current = []
    setRecovered(null)
    const fields = form.current ? typedSince(saved.current, form.current) : []
    keepTyped(window.location.pathname, { person, at: Date.now(), fields })
  }, [form, person])
  return { recovered, dismiss }
}

/** Hears typing, leaving a field and leaving the page; gives back how to stop. */
function listen(
  element: HTMLFormElement,
  on: { input: () => void; change: () => void; leave: () => void },
): () => void {
  element.addEventListener('input', on.input)
  element.addEventListener('change', on.change)
  window.addEventListener('pagehide', on.leave)
  return () => {
    element.removeEventListener('input', on.input)
    element.removeEventListener('change', on.change)
    window.removeEventListener('pagehide', on.leave)
  }
}
