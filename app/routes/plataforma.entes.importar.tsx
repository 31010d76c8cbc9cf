import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireStateRole } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { platformPaths } from '#app/lib/paths.ts'
import { takeRosterForm } from '#app/roster/import-roster.server.ts'
import { operatorOf } from '#app/roster/operator.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { FileField } from '#app/ui/form/special-fields.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { ImportPreview } from '#app/ui/roster/import-preview.tsx'

export const meta: MetaFunction = () => [{ title: 'Importar el padrón · Operación del portal' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const done = new URL(request.url).searchParams.get('hecho')
  return { token: person.token, done: done && /^\d{1,5}$/.test(done) ? Number(done) : null }
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requireStateRole(request, { anyOf: ['platform_admin'] })
  const form = await readGuardedForm(request, person)
  const answer = await asPage(() => takeRosterForm(operatorOf(person), form))
  if (answer.outcome === 'done') return redirect(`${platformPaths.importRoster()}?hecho=${answer.written}`)
  return data(answer, { status: answer.status })
}

export default function ImportRosterPage() {
  const { token, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const preview = answer?.outcome === 'preview' ? answer : null
  const problem = answer?.outcome === 'unreadable' ? answer.sentence : null
  return (
    <div className="stack">
      <h1>Importar el padrón</h1>
      {done !== null && !answer ? (
        <Notice tone="done" announce title={`Se importó el padrón: ${done === 1 ? 'un ente' : `${done} entes`}`} />
      ) : null}
      <p className="lead">
        Elija un archivo CSV con las columnas del padrón. Primero verá, renglón por renglón, lo que haría; nada se
        guarda hasta que usted lo confirme, y entonces entra todo o nada.
      </p>
      <p>
        <TextLink href={platformPaths.rosterFile()} download>
          Descargar el padrón como está
        </TextLink>{' '}
        sirve de plantilla: cambie o agregue renglones y tráigalo de vuelta. Los entes que el archivo no nombra se
        quedan como están.
      </p>
      <Form method="post" encType="multipart/form-data" className="form">
        <TokenField token={token} />
        <input type="hidden" name="paso" value="revisar" />
        <FileField
          name="archivo"
          label="Archivo"
          accept=".csv,text/csv"
          help="CSV, hasta 400 KB."
          {...(problem ? { error: problem } : {})}
        />
        <Button look={preview ? 'secondary' : 'primary'}>Revisar el archivo</Button>
      </Form>
      {preview ? (
        <ImportPreview {...preview.preview} moved={preview.moved} token={token} key={preview.preview.digest} />
      ) : null}
    </div>
  )
}
