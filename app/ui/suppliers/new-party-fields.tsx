import { useParams } from '@remix-run/react'
import { type FormEvent, useRef, useState } from 'react'
import type { FieldView } from '#app/lib/drawn-form.ts'
import { paths, workspacePaths } from '#app/lib/paths.ts'

type Hint = { rfc: string; name: string }

/** Milliseconds without a key before companies are asked for. */
const PAUSE = 200

/**
 * RFC and name of somebody who is not in the list. RFC first: whoever is in the register needs no name, with or without scripts; with
 * them, companies that begin with what is typed are offered.
 */
export function NewPartyFields({ field, rfc, partyName }: { field: FieldView; rfc: string; partyName: string }) {
  const { slug = '' } = useParams()
  const [hints, setHints] = useState<readonly Hint[]>([])
  const nameInput = useRef<HTMLInputElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const ask = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    const typed = currentTarget.value
    const chosen = hints.find((hint) => hint.rfc === typed)
    if (chosen && nameInput.current && nameInput.current.value === '') nameInput.current.value = chosen.name
    clearTimeout(waiting.current)
    if (chosen || typed.trim().length < 3) return
    waiting.current = setTimeout(() => void fetchHints(slug, typed).then(setHints), PAUSE)
  }
  return (
    <>
      <label className="field-label" htmlFor={`${field.id}-rfc`}>
        RFC
      </label>
      <p className="field-help" id={`${field.id}-rfc-ayuda`}>
        Si la empresa ya está en el padrón, basta con su RFC: el nombre se llena solo.{' '}
        <a href={paths.suppliers()} target="_blank" rel="noopener">
          Buscar en el padrón (otra pestaña)
        </a>
      </p>
      <input
        className="control control-medium"
        id={`${field.id}-rfc`}
        name={`${field.name}@rfc`}
        defaultValue={rfc}
        list={`${field.id}-empresas`}
        onInput={ask}
        autoComplete="off"
        spellCheck={false}
        maxLength={20}
        aria-describedby={`${field.id}-rfc-ayuda`}
      />
      <datalist id={`${field.id}-empresas`}>
        {hints.map((hint) => (
          <option key={hint.rfc} value={hint.rfc}>
            {hint.name}
          </option>
        ))}
      </datalist>
      <label className="field-label" htmlFor={`${field.id}-nombre`}>
        Nombre o razón social
      </label>
      <input
        className="control control-full"
        id={`${field.id}-nombre`}
        name={`${field.name}@nombre`}
        defaultValue={partyName}
        ref={nameInput}
        autoComplete="off"
      />
    </>
  )
}

/** Without an answer nothing is offered: the field works by itself. */
async function fetchHints(slug: string, typed: string): Promise<readonly Hint[]> {
  try {
    const answer = await fetch(workspacePaths.supplierHints(slug, { q: typed }), {
      headers: { Accept: 'application/json' },
    })
    return answer.ok ? ((await answer.json()) as { suppliers: Hint[] }).suppliers : []
  } catch {
    return []
  }
}
