import { describe, expect, it } from 'vitest'
import { Diff } from '#app/ui/process/diff.tsx'
import { EightAnswers } from '#app/ui/process/eight-answers.tsx'
import { Meter } from '#app/ui/process/meter.tsx'
import { Timeline } from '#app/ui/process/timeline.tsx'
import { FindingsList } from '#app/ui/workspace/findings-list.tsx'
import { FormLayout } from '#app/ui/workspace/form-layout.tsx'
import { SavedState } from '#app/ui/workspace/saved-state.tsx'
import { WorkspaceLayout } from '#app/ui/workspace/workspace-layout.tsx'
import { draw, forbiddenIn, HOSTILE } from './draw.tsx'

describe('the eight answers', () => {
  it('are sentences; a gap is said and marked by more than colour', () => {
    const html = draw(
      <EightAnswers
        answers={[
          { key: 'what', question: '¿Qué compra?', status: 'answered', sentence: '40 computadoras', href: '#partidas' },
          { key: 'funding', question: '¿De dónde sale el recurso?', status: 'owed', sentence: HOSTILE },
          { key: 'when', question: '¿Cuándo?', status: 'not-yet', sentence: 'Todavía no vence.' },
        ]}
      />,
    )
    expect(html).toContain('<a href="#partidas">40 computadoras</a>')
    expect([...html.matchAll(/role="img" aria-label="([^"]+)"/g)].map((match) => match[1])).toEqual([
      '1 de 2 preguntas respondidas',
      'Respondida',
      'Falta',
      'Todavía no',
    ])
    expect(forbiddenIn(html)).toEqual([])
  })

  it('are counted over what is already due', () => {
    expect(draw(<Meter statuses={['answered', 'not-yet', 'owed']} />)).toContain(
      'aria-label="1 de 2 preguntas respondidas"',
    )
    expect(draw(<Meter statuses={[]} />).match(/<rect/g)).toHaveLength(8)
  })
})

it('the timeline says the state of each stage, its dates, and which is in course', () => {
  const html = draw(
    <Timeline
      stages={[
        { code: 'award', state: 'done', actual: '2026-02-20', planned: '2026-02-15' },
        { code: 'contract', state: 'current' },
      ]}
    />,
  )
  expect(html).toContain('Adjudicación<span class="visually-hidden">, etapa concluida</span>')
  expect(html).toContain('fecha prevista 15 feb 2026')
  expect(html).toMatch(/aria-current="step"/)
  expect(html).toContain('Sin fecha')
})

it('a difference is told in words and with its path', () => {
  const html = draw(
    <Diff
      changes={[
        { path: '/a', label: 'Monto', before: '1', after: HOSTILE, kind: 'changed' },
        { path: '/b', label: 'Documento', before: null, after: 'x', kind: 'added' },
        { path: '/c', label: 'Partida', before: 'y', after: null, kind: 'removed' },
      ]}
    />,
  )
  expect(html).toMatch(/Cambió:.*<del>1<\/del>.*<ins>.*Se agregó:.*Se quitó:/s)
  expect(html.match(/<del>/g)).toHaveLength(2)
  expect(forbiddenIn(html)).toEqual([])
  expect(draw(<Diff changes={[]} />)).toContain('No hay diferencias')
})

it('findings put first what stops publication', () => {
  const html = draw(
    <FindingsList
      findings={[
        { key: '1', severity: 'warning', message: 'Plazo corto.' },
        { key: '2', severity: 'error', message: 'Falta la fecha.', href: '/espacio/x#fecha' },
      ]}
    />,
  )
  expect(html.indexOf('Falta la fecha.')).toBeLessThan(html.indexOf('Plazo corto.'))
  expect(html).toContain('aria-label="Impide publicar"')
  expect(draw(<FindingsList findings={[]} />)).toContain('No hay hallazgos.')
})

describe('a work screen', () => {
  const html = draw(
    <WorkspaceLayout
      entityName={HOSTILE}
      otherEntities={[{ href: '/espacio/otro', name: 'Otro ente' }]}
      items={[{ href: '/espacio/x', label: 'Mi trabajo', count: 3, current: true }]}
      person={{ name: 'Rosa', roles: ['Capturista'] }}
      signOut={<button type="submit">Salir</button>}
      saved={<SavedState state="saved" at="10:42" />}
      fictional
      testData
    >
      <FormLayout
        sections={[{ href: '/a', label: 'Planeación', status: 'wrong', current: true, count: 2 }]}
        rail={null}
      >
        <h1>Proceso</h1>
      </FormLayout>
    </WorkspaceLayout>,
  )

  it('has what it is for, where else one may work, what is saved and how to leave', () => {
    for (const text of [
      'Otro ente',
      'Guardado 10:42',
      'Salir',
      'Capturista',
      'con errores',
      'Datos reales importados para prueba',
    ]) {
      expect(html).toContain(text)
    }
    expect(html).toContain('<main id="contenido"')
    expect(forbiddenIn(html)).toEqual([])
  })

  it('tells trouble in saving', () => {
    expect(draw(<SavedState state="conflict" />)).toContain('Otra persona guardó antes')
    expect(draw(<SavedState state="failed" />)).toContain('lo escrito sigue aquí')
  })
})
