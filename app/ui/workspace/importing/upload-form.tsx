import { workspacePaths } from '#app/lib/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { RadioGroup } from '#app/ui/form/choice-fields.tsx'
import { FileField } from '#app/ui/form/special-fields.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { useUpload } from './use-upload.ts'

export type UploadFormProps = {
  slug: string
  token: string
  mayPublish: boolean
  separatePublisher: boolean
  /** Most that may wait at once, in words. */
  quota: string
  errors: readonly { field: string; message: string }[]
  chosen: string
}

const DRAFTS = {
  value: 'borrador',
  label: 'Dejar como borradores',
  help: 'Cada proceso queda en la lista de procesos del ente, para revisarlo y publicarlo como cualquier otro. Nada se ve en público todavía.',
}
const PUBLISH = {
  value: 'publicar',
  label: 'Publicar ahora',
  help: 'Lo que cumple el estándar se publica de inmediato y no se puede borrar. Lo que no lo cumple se muestra al público marcado como dato histórico, con sus hallazgos, y no cuenta en los totales.',
}

/** Sends files: a plain form that works by itself; with scripts it shows how much has gone up. */
export function UploadForm(props: UploadFormProps) {
  const { slug, token, mayPublish, separatePublisher, quota, errors, chosen } = props
  const { form, progress, problem, send, cancel } = useUpload()
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const filesError = errorOf('archivos')
  const choiceError = errorOf('destino')
  return (
    <form
      ref={form}
      method="post"
      action={workspacePaths.imports(slug)}
      encType="multipart/form-data"
      className="form stack"
      onSubmit={send}
    >
      <TokenField token={token} />
      {problem ? (
        <Notice tone="error" title="No se recibió nada" announce>
          <p>{problem}</p>
        </Notice>
      ) : null}
      <RadioGroup
        name="destino"
        label="Qué hacer con lo importado"
        defaultValue={mayPublish && chosen === 'publicar' ? 'publicar' : 'borrador'}
        options={mayPublish ? [DRAFTS, PUBLISH] : [DRAFTS]}
        {...(choiceError ? { error: choiceError } : {})}
        {...(separatePublisher
          ? { help: 'En este ente, quien captura no publica: lo importado pasa por revisión antes de publicarse.' }
          : {})}
      />
      <FileField
        name="archivos"
        label="Archivos"
        help={`JSON o JSON por líneas de OCDS, solos o comprimidos en gzip o zip. Hasta 100 MB por envío, y ${quota} en espera para todo el ente.`}
        accept=".json,.jsonl,.ndjson,.gz,.zip,application/json,application/gzip,application/zip"
        multiple
        required
        {...(filesError ? { error: filesError } : {})}
      />
      {progress === null ? (
        <Button>Importar</Button>
      ) : (
        <div className="import-progress stack-tight" role="status">
          <p id="subida">{progress < 1 ? `Enviando: ${Math.floor(progress * 100)} %` : 'Enviado. Comprobando…'}</p>
          <progress className="progress" max={1} value={progress} aria-labelledby="subida" />
          <Button type="button" look="quiet" onClick={cancel}>
            Dejar de enviar
          </Button>
        </div>
      )}
    </form>
  )
}
