import { z } from 'zod'
import { Refusal } from '#app/lib/refusal.ts'

const text = z.string().trim().min(1)
const link = z.strictObject({ title: text, url: z.url() })

/** `tenants/<state>/state.json`: everything that tells one state's deployment from another's. Explained in tenants/README.md. */
export const stateSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: text,
    /** Two-digit INEGI key (01–32); a fictional state takes one from 90 up, which INEGI has not given. */
    inegiKey: z.string().regex(/^\d{2}$/),
    /** IANA zone in which a date without hour begins and ends. */
    timeZone: text.refine(isTimeZone, 'no es una zona horaria IANA'),
    portalTitle: text,
    /** Words shown on every page, e.g. that the data is fictional; null for none. */
    notice: text.nullable(),
    fictional: z.boolean(),
    coordinatingBody: z.strictObject({ name: text, entity: text.nullable() }),
    /** Issued by the Open Contracting Partnership only. null: not issued yet, and nothing can be published. */
    ocidPrefix: z
      .string()
      .regex(/^ocds-[a-z0-9]{6}$/)
      .nullable(),
    ocidPrefixNote: text.nullable(),
    oc4idsPrefix: z
      .string()
      .regex(/^oc4ids-[a-z0-9]{6}$/)
      .nullable(),
    oc4idsPrefixNote: text.nullable(),
    licence: link,
    legalTexts: z.array(z.strictObject({ title: text, published: text, url: z.url().nullable() })),
    links: z.array(link),
    /** Days by kind, where this state keeps longer or shorter than app/config/retention-terms.ts says; its bounds are checked at start. */
    retention: z.record(z.string(), z.int().positive()).optional(),
    /** Who answers for personal data, as the privacy notice names them; null until the state's counsel has said. */
    privacy: z
      .strictObject({ responsible: text, address: text, unit: text, email: z.email(), phone: text.nullable() })
      .nullable()
      .optional(),
  })
  .refine((state) => state.fictional === Number(state.inegiKey) >= 90, {
    path: ['inegiKey'],
    message: 'un estado ficticio lleva clave 90 o mayor, y uno real de 01 a 32',
  })

export type State = z.infer<typeof stateSchema>

/** The state's OCID prefix; throws Refusal (409) while it has none, which is what keeps such a state from publishing. */
export function requireOcidPrefix(state: State): string {
  if (state.ocidPrefix !== null) return state.ocidPrefix
  throw new Refusal(
    'ocid-prefix-missing',
    409,
    `${state.name} todavía no tiene prefijo OCID, y sin él no se puede publicar. Solicítelo a Open Contracting Partnership y escríbalo en tenants/${state.slug}/state.json (ocidPrefix).`,
  )
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('es-MX', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
