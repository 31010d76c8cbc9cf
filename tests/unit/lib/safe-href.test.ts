import { expect, it } from 'vitest'
import { safeHref } from '#app/lib/safe-href.ts'

it.each([
  ['https://example.org/a b?x=1#y', 'https://example.org/a%20b?x=1#y'],
  ['  http://example.org ', 'http://example.org/'],
  ['HTTPS://example.org/ñ', 'https://example.org/%C3%B1'],
])('%j may be linked to', (value, href) => {
  expect(safeHref(value)).toBe(href)
})

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  '//evil.example',
  '/procesos/x',
  'https:evil',
  'https:///evil',
  'http://',
  'https://user@evil.example/',
  'https://example.org/\u0000',
  'ftp://example.org',
  `https://example.org/${'x'.repeat(5000)}`,
  null,
  7,
  {},
])('%j may not', (value) => {
  expect(safeHref(value)).toBeNull()
})
