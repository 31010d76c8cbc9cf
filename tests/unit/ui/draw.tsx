import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'

/** Draws a component to HTML as the server does, inside a router at an address. */
export function draw(element: ReactElement, at = '/'): string {
  const router = createMemoryRouter([{ path: '*', element }], { initialEntries: [at] })
  const errors: unknown[] = []
  const report = console.error
  console.error = (...said: unknown[]) => {
    if (!String(said[0]).includes('useLayoutEffect')) errors.push(said)
  }
  try {
    const html = renderToStaticMarkup(<RouterProvider router={router} />)
    if (errors.length > 0) throw new Error(`React complained: ${JSON.stringify(errors)}`)
    return html
  } finally {
    console.error = report
  }
}

/** What no page may hold: inline styles, handlers and scripts, data: and script addresses (the policy would refuse them). */
export function forbiddenIn(html: string): string[] {
  const tags = [...html.matchAll(/<[a-z][^<>]*>/g)].map((match) => match[0])
  return tags.filter((tag) => {
    const names = tag.replace(/"[^"]*"/g, '""')
    return (
      /^<script|\sstyle=|\son[a-z]+=/.test(names) || /(?:src|href|action)="\s*(?:data|javascript|vbscript):/i.test(tag)
    )
  })
}

/** Text that would break out of markup if it were not escaped. */
export const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`
