import { describe, expect, it } from 'vitest'
import { STAGES } from '#app/ocds/stage.ts'
import { SPHERES, sphereName } from '#app/texts/entities.ts'
import { errorCode, errorText } from '#app/texts/errors.ts'
import { draftStateWord, methodMeaning, methodWord, stageWord } from '#app/texts/processes.ts'
import { roleName } from '#app/texts/roles.ts'

const statuses = [400, 401, 403, 404, 405, 409, 411, 413, 415, 422, 429, 500, 503]

describe('what a failure says', () => {
  it.each(statuses)('%d has a title, a whole sentence and a code of its own', (status) => {
    const { title, sentence } = errorText(status)
    expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
    expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    expect(`${title} ${sentence}`).not.toMatch(/inválid|requerid|error de|registro|\bt[uú]\b/i)
    expect(errorCode(status)).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('has no two codes alike', () => {
    expect(new Set(statuses.map(errorCode)).size).toBe(statuses.length)
  })

  it('reads an unknown status as the plainest of its kind', () => {
    expect(errorText(418)).toBe(errorText(400))
    expect([errorText(502), errorText(200)]).toEqual([errorText(500), errorText(500)])
    expect([errorCode(418), errorCode(502)]).toEqual(['bad-request', 'internal-error'])
  })
})

it('knows the eight roles that sign in, and gives an unknown one back', () => {
  const roles = [
    'capturer',
    'reviewer',
    'publisher',
    'entity_admin',
    'internal_control',
    'coordinator',
    'state_auditor',
    'platform_admin',
  ]
  expect(new Set(roles.map(roleName)).size).toBe(8)
  expect(roleName('x')).toBe('x')
})

it('names spheres', () => {
  expect(SPHERES.map(sphereName)).toEqual([
    'Poder Ejecutivo',
    'Poder Legislativo',
    'Poder Judicial',
    'Órgano autónomo',
    'Municipal',
  ])
})

it('names methods, stages and states of a draft', () => {
  expect(['open', 'selective', 'limited', 'direct', 'x', '', null].map(methodWord)).toEqual([
    'Licitación pública',
    'Invitación',
    'Procedimiento limitado',
    'Adjudicación directa',
    'x',
    'Sin procedimiento',
    'Sin procedimiento',
  ])
  expect(methodMeaning('direct')).toContain('sin concurso')
  expect(methodMeaning(undefined)).toBe('')
  expect(STAGES.map(stageWord)).toEqual(['Planeación', 'Convocatoria', 'Adjudicación', 'Contrato', 'Ejecución'])
  expect([draftStateWord('returned'), draftStateWord('x')]).toEqual(['Devuelto con comentarios', 'x'])
})
