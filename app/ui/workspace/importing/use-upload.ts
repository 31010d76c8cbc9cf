import { type FormEvent, useRef, useState } from 'react'

const BROKEN = 'Se cortó la conexión mientras se enviaba. Sus archivos siguen elegidos: intente de nuevo.'

/**
 * Sends a form with files in the background, since only so the browser tells how much has gone up. The server's answer is that of the plain
 * form: the page of the import, or this page with what is wrong, whose sentences are read out of it.
 */
export function useUpload() {
  const form = useRef<HTMLFormElement>(null)
  const running = useRef<XMLHttpRequest | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const end = (sentence: string | null) => {
    running.current = null
    setProgress(null)
    setProblem(sentence)
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { currentTarget } = event
    const request = new XMLHttpRequest()
    running.current = request
    setProblem(null)
    setProgress(0)
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) setProgress(Math.min(loaded / total, 1))
    }
    request.onload = () => {
      const arrived = new URL(request.responseURL || currentTarget.action)
      if (request.status === 200 && arrived.pathname !== new URL(currentTarget.action).pathname)
        window.location.assign(arrived)
      else end(sentenceIn(request.responseText))
    }
    request.onerror = () => end(BROKEN)
    request.onabort = () => end(null)
    request.open('POST', currentTarget.action)
    request.send(new FormData(currentTarget))
  }
  return { form, progress, problem, send, cancel: () => running.current?.abort() }
}

/** The sentences of the page that the server answered with; read as text, never drawn. */
function sentenceIn(page: string): string {
  const answer = new DOMParser().parseFromString(page, 'text/html')
  const told = [...answer.querySelectorAll('.error-summary li')].map((item) => item.textContent?.trim() ?? '')
  if (told.length > 0) return told.join(' ')
  return answer.querySelector('main p')?.textContent?.trim() || BROKEN
}
