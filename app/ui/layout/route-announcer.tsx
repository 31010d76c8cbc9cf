import { useLocation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** Tells screen readers the title of the page one arrives at without a full load. Silent on the first page. */
export function RouteAnnouncer() {
  const { pathname } = useLocation()
  const first = useRef(true)
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what tells that a page was reached
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => setSaid(document.title), 100)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <p className="visually-hidden" aria-live="polite">
      {said}
    </p>
  )
}
