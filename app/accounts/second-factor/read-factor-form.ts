import { formTexts } from '../own-account/form-texts.ts'
import type { FactorAct, FactorField } from './factor-form.server.ts'

const ACTS: readonly FactorAct[] = ['confirmar', 'codigos', 'quitar', 'enterado']
const FIELDS: readonly FactorField[] = ['contrasena', 'codigo', 'codigoNuevo']

/** Reads a form of the second factor's page; without a known act it is taken for the one that sets a device up. */
export function readFactorForm(form: FormData): { act: FactorAct; form: Record<FactorField, string> } {
  const wanted = form.get('acto')
  return { act: ACTS.find((act) => act === wanted) ?? 'confirmar', form: formTexts(form, FIELDS) }
}
