import { placesAt } from '../checks/walk.ts'
import { titleOfCode } from '../codelists.ts'
import { type JsonObject, objectsAt, textAt } from '../types.ts'
import { ended, listed, type Question, shortened } from './question.ts'

const BREAKDOWNS = [
  'planning/budget/budgetBreakdown/*',
  'planning/budgetBreakdown/*',
  'contracts/*/implementation/budgetBreakdown/*',
]

/**
 * Answered by a line of the budget that names an origin, a fund, who provides the money or a budget key; or by the
 * budget's own name. Owed from the planning on.
 */
export const funding: Question = {
  key: 'funding',
  question: '¿De dónde sale el recurso?',
  dueFrom: 'planning',
  missing: 'de dónde sale el recurso',
  asks: [
    '/planning/budget/budgetBreakdown/*/origin',
    '/planning/budget/budgetBreakdown/*/sourceParty',
    '/planning/budget/description',
  ],
  answer(document) {
    const sources = BREAKDOWNS.flatMap((path) => placesAt(document, ...path.split('/'))).flatMap(({ value, path }) => {
      const name = sourceOf(value)
      return name ? [{ name, path }] : []
    })
    if (sources.length > 0) {
      const names = [...new Set(sources.map(({ name }) => name))]
      return { sentence: ended(shortened(listed(names), 240)), paths: sources.map(({ path }) => path) }
    }
    const name =
      textAt(document, 'planning', 'budget', 'description') ?? textAt(document, 'planning', 'budget', 'project')
    if (!name) return undefined
    const path = textAt(document, 'planning', 'budget', 'description') ? 'description' : 'project'
    return { sentence: ended(shortened(name)), paths: [`/planning/budget/${path}`] }
  },
}

function sourceOf(line: JsonObject): string | undefined {
  const origin = textAt(line, 'origin')
  const parts = [
    origin &&
      `recursos ${titleOfCode('budgetOrigin', origin)
        .replace(/^recursos\s+/i, '')
        .toLocaleLowerCase('es-MX')}`,
    textAt(line, 'fundType'),
    textAt(line, 'sourceParty', 'name'),
    spendingObject(line),
  ].filter((part): part is string => Boolean(part))
  if (parts.length === 0) return textAt(line, 'description')
  const text = parts.join(', ')
  return text.charAt(0).toLocaleUpperCase('es-MX') + text.slice(1)
}

function spendingObject(line: JsonObject): string | undefined {
  for (const budgetLine of objectsAt(line, 'budgetLines')) {
    for (const component of objectsAt(budgetLine, 'components')) {
      const code = textAt(component, 'code')
      if (component.name === 'spendingObject' && code) return `partida ${code}`
    }
  }
  return undefined
}
