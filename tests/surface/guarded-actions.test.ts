import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const routes = readdirSync('app/routes').map((name) => ({ name, source: readFileSync(`app/routes/${name}`, 'utf8') }))
const bodyOf = (source: string, name: string) =>
  new RegExp(`export (?:async )?(?:function|const) ${name}\\b[\\s\\S]*?(?=\\nexport |\\nfunction |\\nconst |$)`).exec(
    source,
  )?.[0]
const workScreens = routes.filter(({ name }) =>
  /^(espacio|cuenta|coordinacion|fiscalizacion|plataforma)[._]/.test(name),
)

test('no route reads a body on its own: origin, type, size and token would be forgotten', () => {
  const guilty = routes.filter(({ source }) => /request\.(formData|json|text|arrayBuffer|blob|body)\b/.test(source))
  expect(guilty.map(({ name }) => name)).toEqual([])
  // Whoever sends these has no session, hence no token: sign-in, and what the links of mails open.
  expect(routes.filter(({ source }) => /readOwnForm/.test(source)).map(({ name }) => name)).toEqual([
    'ingresar.tsx',
    'invitacion.tsx',
    'proveedores.acceso._index.tsx',
    'proveedores.acceso.enlace.tsx',
    'recuperar._index.tsx',
    'recuperar.contrasena.tsx',
  ])
})

test.each(workScreens)(
  '$name: its loader begins with a guard and its action with guard and guarded form',
  ({ source }) => {
    const loader = bodyOf(source, 'loader')
    const action = bodyOf(source, 'action')
    if (loader) expect(loader).toMatch(/require(Account|Member|Person|StateRole)\(/)
    if (action) {
      expect(action).toMatch(/require(Account|Member|Person|StateRole)\(/)
      // takeUpload is what readGuardedForm is, for files: origin, type and token before the first one is written.
      expect(action).toMatch(/readGuardedForm\(|takeUpload\(request, member\)/)
    }
  },
)
