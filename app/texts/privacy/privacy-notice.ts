/** One version of the privacy notice. `{responsable}`, `{domicilio}`, `{unidad}` and `{contacto}` are filled from the state's file. */
export interface PrivacyNotice {
  /** Day from which it holds, YYYY-MM-DD; its name too. */
  version: string
  /** What it changed, in a sentence. */
  changes: string
  /** The simplified notice, shown where data are taken. */
  simplified: readonly string[]
  /** The integral notice. */
  sections: readonly { title: string; paragraphs: readonly string[]; list?: readonly string[] }[]
}

/** Who answers for personal data, as state.json says. */
export interface PrivacyBody {
  responsible: string
  address: string
  unit: string
  email: string
  phone: string | null
}

const MISSING = '[Por completar por el Estado: responsable, domicilio, unidad de transparencia y correo]'

/** A text of the notice with who answers; without them, a mark that nobody overlooks. */
export function fillNotice(text: string, body: PrivacyBody | null): string {
  const contact = body && (body.phone === null ? body.email : `${body.email}, teléfono ${body.phone}`)
  const words: Record<string, string> = {
    responsable: body?.responsible ?? MISSING,
    domicilio: body?.address ?? MISSING,
    unidad: body?.unit ?? MISSING,
    contacto: contact ?? MISSING,
  }
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => words[name] ?? mark)
}
