import { Form, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { paths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { SavedState } from '#app/ui/workspace/saved-state.tsx'
import { ConflictPanel, type ShownConflict } from './conflict-panel.tsx'
import { FormContext } from './form-context.ts'
import { FormNodes } from './form-nodes.tsx'
import { SIGNED_OUT } from './kept-on-page.ts'
import { TypedPartiesContext } from './organization-field.tsx'
import { RecoveredNotice } from './recovered-notice.tsx'
import type { ShownSection, ShownSurroundings } from './shown-section.ts'
import { useAutosave } from './use-autosave.ts'
import { useKeptInTab } from './use-kept-in-tab.ts'

export interface SectionFormProps {
  section: ShownSection
  token: string
  /** Id of who is typing: what is kept in the tab is theirs. */
  person: string
  /** Label of the button that saves and goes on; null in the last section. */
  nextLabel: string | null
  conflicts: readonly ShownConflict[]
  who: string
  typedParties: Record<string, { rfc: string; partyName: string; sentence: string }>
  mayEdit: boolean
  /** Why the last button did not save, or null. */
  refusal: string | null
  /** Called with what the last background save says beside the form. */
  onSurroundings: (surroundings: ShownSurroundings) => void
}

/** The form of one section: every button saves first, so that all of it works without JavaScript. */
export function SectionForm(props: SectionFormProps) {
  const { section, token, person, nextLabel, conflicts, who, typedParties, mayEdit, refusal, onSurroundings } = props
  const { pathname } = useLocation()
  const formRef = useRef<HTMLFormElement>(null)
  const autosave = useAutosave<ShownSurroundings>(formRef, { enabled: mayEdit, drawn: section })
  const { state, answer, synced } = autosave
  const { recovered, dismiss } = useKeptInTab(formRef, {
    person,
    enabled: mayEdit,
    state,
    savedBy: answer?.kind === 'autosaved' ? answer : null,
    drawnUnsaved: conflicts.length > 0 || Object.keys(typedParties).length > 0,
  })
  const failure = state === 'failed' ? (answer?.sentence ?? null) : state === 'saved' ? refusal : null
  // What the form was redrawn with is not saved, although nothing was typed since.
  const shown = state !== 'saved' ? state : conflicts.length > 0 ? 'conflict' : refusal ? 'failed' : state
  const messages = answer?.kind === 'autosaved' ? (answer.messages ?? null) : null
  const surroundings = answer?.kind === 'autosaved' ? answer.surroundings : undefined
  useEffect(() => {
    if (surroundings) onSurroundings(surroundings)
  }, [surroundings, onSurroundings])
  useRevealedTarget(formRef)
  return (
    <Form method="post" className="capture-form" noValidate ref={formRef} onSubmit={autosave.hold} preventScrollReset>
      {/* The first button is the one that Enter presses: it must save, not add or remove. */}
      <button type="submit" name="@intent" value="guardar" hidden />
      <TokenField token={token} />
      <input type="hidden" name="@revision" value={synced.revision} />
      <input type="hidden" name="@base" value={synced.base} />
      {recovered ? <RecoveredNotice recovered={recovered} onDismiss={dismiss} /> : null}
      {conflicts.length > 0 ? <ConflictPanel conflicts={conflicts} who={who} /> : null}
      <FormContext.Provider value={{ options: section.form.options, messages, keys: synced.keys }}>
        <TypedPartiesContext.Provider value={typedParties}>
          <FormNodes nodes={section.form.children} />
        </TypedPartiesContext.Provider>
      </FormContext.Provider>
      <div className="save-bar">
        {state === 'conflict' ? (
          <Notice tone="warning" announce>
            <p>Otra persona guardó antes que usted y cambió lo mismo. Lo que escribió sigue aquí.</p>
          </Notice>
        ) : null}
        {failure ? (
          <Notice tone="error" announce>
            <p>{failure}</p>
            {failure === SIGNED_OUT ? (
              <p>
                <TextLink href={paths.signIn(pathname)}>Entrar otra vez</TextLink>
              </p>
            ) : null}
          </Notice>
        ) : null}
        <div className="save-bar-row">
          <SavedState
            state={shown}
            at={(answer?.kind === 'autosaved' ? answer.savedAt : undefined) ?? section.savedAt}
          />
          <Button name="@intent" value="guardar" look={nextLabel ? 'secondary' : 'primary'}>
            {state === 'conflict' ? 'Comparar y decidir' : 'Guardar'}
          </Button>
          {nextLabel ? (
            <Button name="@intent" value="guardar-y-seguir">
              {nextLabel}
            </Button>
          ) : null}
        </div>
      </div>
    </Form>
  )
}

/** Opens the folded members around the field of the address and puts the focus there. */
function useRevealedTarget(form: React.RefObject<HTMLFormElement>): void {
  const done = useRef('')
  useEffect(() => {
    const reveal = () => {
      // What just went wrong comes before what the address says.
      const alert = form.current?.querySelector('[role=alert]')
      if (alert) {
        if (done.current !== '!') alert.scrollIntoView({ block: 'center' })
        done.current = '!'
        return
      }
      const id = window.location.hash.slice(1)
      const target = id ? document.getElementById(id) : null
      if (!target || !form.current?.contains(target)) return
      for (let box = target.closest('details'); box; box = box.parentElement?.closest('details') ?? null)
        box.open = true
      const isTall = target.getBoundingClientRect().height > window.innerHeight / 2
      target.scrollIntoView({ block: isTall ? 'start' : 'center' })
      const field =
        target instanceof HTMLDetailsElement
          ? target.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')
          : target
      field?.focus({ preventScroll: true })
      done.current = id
    }
    if (done.current !== window.location.hash.slice(1)) reveal()
    window.addEventListener('hashchange', reveal)
    return () => window.removeEventListener('hashchange', reveal)
  })
}
