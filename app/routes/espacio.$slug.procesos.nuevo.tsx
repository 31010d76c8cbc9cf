import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireMember } from '#app/accounts/guards.server.ts'
import { readGuardedForm } from '#app/accounts/read-guarded-form.server.ts'
import { createProcess, newProcess, suggestFileNumber } from '#app/capture/create-process.server.ts'
import { workspacePaths } from '#app/lib/paths.ts'
import { isRefusal } from '#app/lib/refusal.ts'
import { Button } from '#app/ui/form/button.tsx'
import { RadioGroup } from '#app/ui/form/choice-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { workAtDesk } from '#app/workflows/work-at-desk.server.ts'

export const meta: MetaFunction = () => [{ title: 'Proceso nuevo · Espacio de trabajo' }]

const FIELDS = ['procedimiento', 'anio', 'expediente', 'titulo'] as const
type FieldName = (typeof FIELDS)[number]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer'] })
  return workAtDesk(member, async (desk) => {
    const { year, fileNumber } = await suggestFileNumber(desk)
    return { token: member.token, slug: desk.slug, suggested: { anio: String(year), expediente: fileNumber } }
  })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await requireMember(request, params.slug, { anyOf: ['capturer'] })
  const form = await readGuardedForm(request, member)
  return workAtDesk(member, async (desk) => {
    const typed = Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? '')])) as Record<
      FieldName,
      string
    >
    const read = newProcess.safeParse(typed)
    if (!read.success) {
      const errors = read.error.issues.map((issue) => ({ field: String(issue.path[0]), message: issue.message }))
      const first = errors.filter(({ field }, index) => errors.findIndex((one) => one.field === field) === index)
      return data({ typed, errors: first }, { status: 422 })
    }
    try {
      const id = await createProcess(desk, read.data)
      return redirect(workspacePaths.section(desk.slug, id, 'licitacion'))
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'file-number-taken') throw error
      return data({ typed, errors: [{ field: 'expediente', message: error.sentence }] }, { status: error.status })
    }
  })
}

const METHODS = [
  {
    value: 'open',
    label: 'Licitación pública',
    help: 'Convocatoria abierta: puede participar cualquier empresa interesada.',
  },
  {
    value: 'selective',
    label: 'Invitación a cuando menos tres personas',
    help: 'El ente invita a tres o más y elige entre sus propuestas.',
  },
  {
    value: 'direct',
    label: 'Adjudicación directa',
    help: 'El ente contrata sin concurso, por un motivo que la ley permite.',
  },
]

export default function NewProcessPage() {
  const { token, suggested } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors = refused?.errors ?? []
  const typed: Partial<Record<FieldName, string>> = refused?.typed ?? suggested
  const said = (field: FieldName) => {
    const found = errors.find((error) => error.field === field)
    return { defaultValue: typed[field] ?? '', ...(found ? { error: found.message } : {}) }
  }
  return (
    <>
      <h1>Proceso nuevo</h1>
      <ErrorSummary
        title="Todavía no se creó"
        errors={errors.map(({ field, message }) => ({ href: `#${field}`, message }))}
      />
      <Form method="post" className="form" noValidate key={refused ? JSON.stringify(typed) : 'nuevo'}>
        <TokenField token={token} />
        <RadioGroup name="procedimiento" label="Procedimiento" options={METHODS} {...said('procedimiento')} />
        <TextField
          name="expediente"
          label="Número de expediente"
          help="Tal como aparece en la carátula. Le sugerimos el siguiente de su ente; cámbielo si usa otra numeración."
          width="medium"
          maxLength={60}
          {...said('expediente')}
        />
        <TextField
          name="anio"
          label="Año del expediente"
          width="short"
          inputMode="numeric"
          maxLength={4}
          {...said('anio')}
        />
        <TextField
          name="titulo"
          label="Título"
          help="En una línea, qué se contrata. Se podrá corregir."
          maxLength={300}
          {...said('titulo')}
        />
        <Button>Crear y capturar</Button>
      </Form>
    </>
  )
}
