import { SANCTION_KINDS } from '#app/texts/sanctions.ts'
import { CheckboxGroup, RadioGroup, SelectField } from '#app/ui/form/choice-fields.tsx'
import { FieldRow, Fieldset } from '#app/ui/form/fieldset.tsx'
import { DateField } from '#app/ui/form/special-fields.tsx'
import { TextArea, TextField } from '#app/ui/form/text-field.tsx'

/** Faults of private persons in the Ley General de Responsabilidades Administrativas (articles 66 to 72), and those of procurement laws. */
const FAULTS = [
  ...['Soborno', 'Participación ilícita en procedimientos administrativos', 'Tráfico de influencias'],
  ...['Utilización de información falsa', 'Obstrucción de facultades de investigación', 'Colusión'],
  ...['Uso indebido de recursos públicos', 'Contratación indebida de ex servidores públicos'],
  ...['No formalizó el contrato', 'Incumplimiento del contrato', 'Otra falta a las leyes de contratación'],
].map((value) => ({ value, label: value }))

type Values = Readonly<Record<string, string>>

/** The guided form of a resolution that sanctions: who, why, what, since when, and where it can be read. */
export function ResolutionFields({ values, errors }: { values: Values; errors: Values }) {
  const field = (name: string, label: string, help?: string) => ({
    ...{ name, label, defaultValue: values[name] ?? '' },
    ...(help ? { help } : {}),
    ...(errors[name] ? { error: errors[name] } : {}),
  })
  return (
    <>
      <Fieldset legend="A quién se sancionó">
        <RadioGroup
          {...field('persona', 'Tipo de persona')}
          options={[
            { value: 'moral', label: 'Empresa (persona moral)' },
            { value: 'fisica', label: 'Persona física' },
          ]}
        />
        <TextField {...field('nombre', 'Nombre o razón social', 'Como está en la resolución.')} maxLength={300} />
        <TextField
          {...field('rfc', 'RFC', 'Es lo que la identifica sin confundirla con otra.')}
          maxLength={20}
          width="medium"
        />
        <TextArea
          {...field(
            'fundamento',
            'Fundamento para publicar su nombre',
            'Solo de una persona física. Sin él se compara y no se muestra.',
          )}
          rows={2}
          optional
        />
      </Fieldset>
      <Fieldset legend="La resolución">
        <TextField {...field('autoridad', 'Autoridad que resolvió')} maxLength={300} />
        <TextField {...field('expediente', 'Expediente')} maxLength={100} width="medium" />
        <SelectField {...field('falta', 'Falta')} options={FAULTS} emptyLabel="Elija una" />
        <TextArea
          {...field('hechos', 'Hechos', 'Por qué se sancionó, en pocas frases. Sin datos de personas ajenas.')}
          rows={4}
        />
        <TextField {...field('sentido', 'Sentido de la resolución')} maxLength={500} optional />
        <FieldRow>
          <DateField {...field('resolucion', 'Fecha de la resolución')} />
          <DateField {...field('notificacion', 'Fecha de notificación')} optional />
        </FieldRow>
        <RadioGroup
          {...field('firme', '¿Está firme?')}
          options={[
            { value: 'si', label: 'Sí, ya no puede impugnarse' },
            { value: 'no', label: 'No todavía' },
          ]}
        />
      </Fieldset>
      <Fieldset legend="La sanción">
        <CheckboxGroup
          name="tipos"
          label="Tipo de sanción"
          options={SANCTION_KINDS.filter(({ value }) => !value.startsWith('tax-'))}
          defaultValues={(values.tipos ?? '').split(' ')}
          {...(errors.tipos ? { error: errors.tipos } : {})}
        />
        <FieldRow>
          <DateField {...field('inicio', 'Empieza', 'Primer día.')} />
          <DateField {...field('fin', 'Último día', 'Cuenta hasta el final de ese día.')} optional />
        </FieldRow>
        <TextField
          {...field('multa', 'Monto, en pesos', 'De la multa o sanción económica.')}
          maxLength={30}
          width="medium"
          optional
        />
      </Fieldset>
      <Fieldset legend="Dónde puede leerse">
        <TextField {...field('documento', 'Nombre del documento')} maxLength={200} optional />
        <TextField
          {...field('enlace', 'Enlace a su versión pública', 'Comienza con https://.')}
          type="url"
          maxLength={500}
          optional
        />
        <TextField {...field('contrato', 'Objeto del contrato de que viene')} maxLength={500} optional />
      </Fieldset>
    </>
  )
}
