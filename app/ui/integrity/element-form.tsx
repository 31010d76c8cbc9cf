import { Form } from '@remix-run/react'
import { Button, ButtonRow } from '#app/ui/form/button.tsx'
import { RadioGroup } from '#app/ui/form/choice-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FileField } from '#app/ui/form/special-fields.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'
import { EvidenceList, type ShownEvidence } from './evidence-list.tsx'

export type ElementFormProps = {
  token: string
  levels: readonly { level: number; word: string; meaning: string }[]
  evidence: readonly ShownEvidence[]
  typed: { nivel: string; respuesta: string; enlace: string; titulo: string }
  error: { field: string; sentence: string } | null
  last: boolean
}

/**
 * One element: how far it has come, what there is, and what shows it. Every button of it saves what is written, so that nothing is
 * lost by adding a link or a file. One form: works without scripts.
 */
export function ElementForm({ token, levels, evidence, typed, error, last }: ElementFormProps) {
  const errorOf = (field: string) => (error?.field === field ? { error: error.sentence } : {})
  return (
    <Form method="post" encType="multipart/form-data" className="form" noValidate>
      <TokenField token={token} />
      <RadioGroup
        name="nivel"
        label="¿Hasta dónde ha llegado su empresa?"
        help="Es su propia valoración; quien revisa hará la suya con la misma escala."
        options={levels.map(({ level, word, meaning }) => ({ value: String(level), label: word, help: meaning }))}
        defaultValue={typed.nivel}
        {...errorOf('nivel')}
      />
      <TextArea
        name="respuesta"
        label="Qué tiene su empresa"
        help="En sus palabras: qué hay, desde cuándo y cómo se usa. No escriba datos personales."
        rows={8}
        maxLength={6000}
        defaultValue={typed.respuesta}
        {...errorOf('respuesta')}
      />
      <Fieldset legend="Evidencia" help="Enlaces o archivos que lo muestran. Solo los ven su empresa y quien revisa.">
        <EvidenceList evidence={evidence} removable />
        <TextField name="titulo" label="Nombre de la evidencia" optional maxLength={200} defaultValue={typed.titulo} />
        <TextField
          name="enlace"
          label="Enlace"
          optional
          type="url"
          maxLength={1000}
          defaultValue={typed.enlace}
          {...errorOf('enlace')}
        />
        <FileField
          name="archivo"
          label="Archivo"
          optional
          help="PDF, imagen PNG o JPG, DOCX, XLSX, PPTX, ODT u ODS sin macros; hasta 10 MB."
          accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.ods"
          {...errorOf('archivo')}
        />
        <Button look="secondary" name="paso" value="agregar">
          Agregar la evidencia
        </Button>
      </Fieldset>
      <ButtonRow>
        <Button name="paso" value="seguir">
          {last ? 'Guardar y revisar todo' : 'Guardar y seguir'}
        </Button>
        <Button look="quiet" name="paso" value="guardar">
          Guardar y volver después
        </Button>
      </ButtonRow>
    </Form>
  )
}
