import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/ui/styles/foundation/tokens.css', 'utf8')
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)')

const namesIn = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/(--[a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** Text on what it stands on, as the cascade pairs them: 4.5 to 1 at least. */
const texts = [
  ...['--ink', '--ink-soft', '--ink-faint', '--accent', '--accent-strong', '--error', '--warning', '--done'].flatMap(
    (text) => ['--paper', '--surface', '--sunken'].map((ground) => [text, ground] as const),
  ),
  ...['--ink', '--ink-soft', '--accent'].map((text) => [text, '--accent-tint'] as const),
  ['--ink', '--warning-tint'],
  ['--ink', '--error-tint'],
  ['--ink', '--done-tint'],
  ['--warning', '--warning-tint'],
  ['--error', '--error-tint'],
  ['--done', '--done-tint'],
  ['--on-accent', '--accent'],
  ['--on-accent', '--accent-strong'],
  ['--focus-ink', '--focus'],
  ['--open', '--open-tint'],
  ['--invited', '--invited-tint'],
  ['--direct', '--direct-tint'],
  ...['1', '2', '3', '4', '5'].map((order) => [`--series-${order}`, '--paper'] as const),
] as const

/** Edges of controls and marks on what they stand on: 3 to 1 at least. */
const edges = [
  ['--line-firm', '--surface'],
  ['--line-firm', '--paper'],
  ['--error', '--surface'],
  ['--series-1', '--surface'],
] as const

const schemes = { light: namesIn(light), dark: { ...namesIn(light), ...namesIn(dark.split('@media print')[0] ?? '') } }

describe.each(Object.entries(schemes))('in %s', (_scheme, colours) => {
  it.each(texts)('%s reads on %s', (text, ground) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(edges)('%s is seen on %s', (edge, ground) => {
    expect(contrast(colours[edge] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
