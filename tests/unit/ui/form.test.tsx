import { describe, expect, it } from 'vitest'
import { Button, LinkButton } from '#app/ui/form/button.tsx'
import { CheckboxField, CheckboxGroup, RadioGroup, SelectField } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { DateField, FileField, MoneyField } from '#app/ui/form/special-fields.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'
import { draw, forbiddenIn, HOSTILE } from './draw.tsx'

const options = [
  { value: 'a', label: 'Una' },
  { value: 'b', label: 'Otra', help: 'Menos usada.' },
]

const fields = [
  ['text', <TextField key="1" name="campo" label="Campo" help="Ayuda." error="Falta." defaultValue={HOSTILE} />],
  ['long text', <TextArea key="2" name="campo" label="Campo" help="Ayuda." error="Falta." defaultValue={HOSTILE} />],
  [
    'date',
    <DateField key="3" name="campo" label="Campo" help="Ayuda." error="Falta." defaultValue="2026-03-14T00:00:00Z" />,
  ],
  ['money', <MoneyField key="4" name="campo" label="Campo" help="Ayuda." error="Falta." defaultValue={HOSTILE} />],
  ['file', <FileField key="5" name="campo" label="Campo" help="Ayuda." error="Falta." />],
  [
    'list',
    <SelectField key="6" name="campo" label="Campo" help="Ayuda." error="Falta." options={options} defaultValue="b" />,
  ],
] as const

describe('every field', () => {
  it.each(fields)('of %s ties label, help and error to its control', (_kind, field) => {
    const html = draw(field)
    expect(html).toContain('<label class="field-label" for="campo">')
    expect(html).toContain('<p class="field-help" id="campo-ayuda">Ayuda.</p>')
    expect(html).toMatch(
      /<p class="field-error" id="campo-error"><span class="visually-hidden">Error: <\/span>Falta\.<\/p>/,
    )
    expect(html).toMatch(/<(input|textarea|select)[^>]* id="campo"[^>]*aria-describedby="campo-ayuda campo-error"/)
    expect(html).toMatch(/<(input|textarea|select)[^>]*aria-invalid="true"/)
    expect(forbiddenIn(html)).toEqual([])
    expect(html).not.toContain('placeholder')
  })

  it('without help or error names neither', () => {
    const html = draw(<TextField name="campo" label="Campo" optional />)
    expect(html).not.toContain('aria-')
    expect(html).toContain('(opcional)')
  })
})

describe('what was written is given back', () => {
  it('an amount as it was typed, a date cut to its day', () => {
    expect(draw(<MoneyField name="m" label="Monto" defaultValue="1,2x" />)).toContain('value="1,2x"')
    expect(draw(<DateField name="d" label="Fecha" defaultValue="2026-03-14T00:00:00Z" />)).toContain(
      'value="2026-03-14"',
    )
  })

  it('a choice that the catalogue no longer has is kept and said', () => {
    const html = draw(<SelectField name="s" label="Tipo" options={options} defaultValue="viejo" />)
    expect(html).toContain('<option value="viejo" selected="">viejo (fuera del catálogo)</option>')
  })
})

describe('groups of choices', () => {
  it('have a legend, distinct ids, and the first takes the id that errors link to', () => {
    const html = draw(<RadioGroup name="r" label="Carácter" options={options} defaultValue="b" error="Elija uno." />)
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="r-error"/)
    expect(html).toContain('<legend class="field-label">Carácter</legend>')
    expect([...html.matchAll(/ id="(r[^"]*)"/g)].map((match) => match[1])).toEqual(['r-error', 'r', 'r-2', 'r-2-ayuda'])
    expect(html.match(/checked/g)).toHaveLength(1)
  })

  it('of several keep several', () => {
    expect(
      draw(<CheckboxGroup name="c" label="Cuáles" options={options} defaultValues={['a', 'b']} />).match(/checked/g),
    ).toHaveLength(2)
  })

  it('of one say yes or nothing', () => {
    const html = draw(<CheckboxField name="ok" label="Incluye IVA" help="Así viene." />)
    expect(html).toMatch(/<input type="checkbox" id="ok" name="ok" aria-describedby="ok-ayuda" value="on"\/>/)
  })
})

describe('the summary of errors', () => {
  it('is announced and links to each field', () => {
    const html = draw(<ErrorSummary errors={[{ href: '#campo', message: 'Falta.' }, { message: HOSTILE }]} />)
    expect(html).toMatch(/role="alert" tabindex="-1"/)
    expect(html).toContain('<a href="#campo">Falta.</a>')
    expect(forbiddenIn(html)).toEqual([])
  })

  it('is not there when nothing is wrong', () => {
    expect(draw(<ErrorSummary errors={[]} />)).toBe('')
  })
})

it('a button does, a link goes', () => {
  expect(draw(<Button>Guardar</Button>)).toBe('<button type="submit" class="button button-primary">Guardar</button>')
  expect(draw(<LinkButton href="/x">Ver</LinkButton>)).toMatch(
    /^<a class="button button-secondary"[^>]* href="\/x">Ver<\/a>$/,
  )
})
