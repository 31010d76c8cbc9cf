import { stringify } from 'csv-stringify/sync'
import { importList } from '#app/suppliers/sanctions/importing/import-list.server.ts'
import { addList } from '#app/suppliers/sanctions/importing/list-rules.server.ts'
import {
  createResolution,
  openResolution,
  saveResolution,
} from '#app/suppliers/sanctions/own/keep-resolution.server.ts'
import { actOnResolution, publishResolution } from '#app/suppliers/sanctions/own/publish-resolution.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { loadRoster } from '#db/queries/roster.server.ts'
import { findUserForSignIn } from '#db/queries/sign-in-users.server.ts'
import { listBiggestCompanies } from '#db/queries/suppliers/integrity/biggest-companies.server.ts'
import { listPublicLists } from '#db/queries/suppliers/search-sanctions.server.ts'

const SAT_HEADING = [
  ...['No', 'RFC', 'Nombre del Contribuyente', 'Situación del contribuyente'],
  ...['presuntos', 'desvirtuados', 'definitivos', 'sentencia favorable'].flatMap((stage) => [
    `Publicación página SAT ${stage}`,
    `Publicación DOF ${stage}`,
  ]),
]
const LIST_HEADING = ['Empresa', 'RFC', 'Autoridad', 'Expediente', 'Sanción', 'Inicio', 'Fin', 'Multa', 'Hechos']
const FACTS = 'Hechos ficticios, solo de la demostración: entregó documentos que no correspondían.'

/**
 * Fictional lists and resolutions, so that the pages of sanctions live: about fictional companies of the demo state only, none of them
 * among those with most contracts, where the badges are. Does nothing when a list is there.
 */
export async function seedDemoSanctions(say: (sentence: string) => void): Promise<void> {
  const lists = await asVisitor(listPublicLists)
  if (lists.some(({ receivedAt }) => receivedAt !== null)) return
  const companies = (await asPlatform((tx) => listBiggestCompanies(tx, 40))).slice(16)
  const [definitive, presumed, favourable, debarred, expired, open, ours, theirs] = companies
  if (!definitive || !presumed || !favourable || !debarred || !expired || !open || !ours || !theirs) return
  await seedTaxList(definitive, presumed, favourable)
  await seedDirectory(debarred, expired, open)
  await seedResolutions(ours, theirs)
  say('Listas de sanciones ficticias y resoluciones de un órgano interno de control.')
}

type Company = { rfc: string; name: string }

const given = { fileName: 'ficticio.csv', asOf: '2026-02-28', actorId: null, door: 'demo' as const }

async function seedTaxList(definitive: Company, presumed: Company, favourable: Company): Promise<void> {
  const sat = [
    [
      1,
      definitive.rfc,
      definitive.name,
      'Definitivo',
      '10/01/2024',
      '01/02/2024',
      '',
      '',
      '15/07/2024',
      '05/08/2024',
      '',
      '',
    ],
    [2, presumed.rfc, presumed.name, 'Presunto', '10/01/2026', '01/02/2026', '', '', '', '', '', ''],
    [
      3,
      favourable.rfc,
      favourable.name,
      'Sentencia Favorable',
      '10/01/2022',
      '01/02/2022',
      '',
      '',
      '15/07/2022',
      '05/08/2022',
      '03/03/2025',
      '20/03/2025',
    ],
    [
      4,
      'XXXXXXXXXXXX',
      'XXXXXXXX',
      'Definitivo',
      '10/01/2022',
      '01/02/2022',
      '',
      '',
      '15/07/2022',
      '05/08/2022',
      '',
      '',
    ],
  ]
  await importList({ ...given, list: 'sat-69b', content: Buffer.from(stringify([SAT_HEADING, ...sat])) })
}

async function seedDirectory(debarred: Company, expired: Company, open: Company): Promise<void> {
  const columns = {
    ...{ name: 'Empresa', rfc: 'RFC', authority: 'Autoridad', fileNumber: 'Expediente', kinds: 'Sanción' },
    ...{ startsOn: 'Inicio', endsOn: 'Fin', fineAmount: 'Multa', fault: 'Hechos' },
  }
  const source = 'Nadie: es ficticia, para la demostración'
  await addList(
    {
      name: 'ficticia',
      title: 'Directorio ficticio de sancionados',
      source,
      sourceUrl: null,
      mapping: { columns, defaultKind: 'debarment' },
    },
    null,
  )
  const authority = 'Contraloría ficticia'
  const rows = [
    [
      debarred.name,
      debarred.rfc,
      authority,
      'F-001/2025',
      'Inhabilitación y multa',
      '2025-06-01',
      '2028-05-31',
      '120000',
      FACTS,
    ],
    [expired.name, expired.rfc, authority, 'F-002/2022', 'Inhabilitación', '2022-01-10', '2022-07-09', '', FACTS],
    [open.name, open.rfc, authority, 'F-003/2026', 'Inhabilitación', '2026-01-10', '', '1', FACTS],
    ['Ficciones del Desierto, S.A. de C.V.', '', authority, 'F-004/2026', 'Multa', '2026-01-10', '', '80000', FACTS],
  ]
  await importList({ ...given, list: 'csv-ficticia', content: Buffer.from(stringify([LIST_HEADING, ...rows])) })
}

async function seedResolutions(ours: Company, theirs: Company): Promise<void> {
  const user = await asAccount(null, (tx) => findUserForSignIn(tx, 'control@demo.invalid'))
  const entity = (await asPlatform(loadRoster)).find(({ slug }) => slug === 'oficialia-mayor')
  if (!user || !entity) return
  const desk = { userId: user.id, entityId: entity.id }
  const document = {
    ...{
      nombre: ours.name,
      rfc: ours.rfc,
      persona: 'moral',
      autoridad: 'Órgano Interno de Control de la Oficialía Mayor',
    },
    ...{
      expediente: 'OIC-OM-0007/2025',
      falta: 'Utilización de información falsa',
      hechos: FACTS,
      tipos: 'debarment fine',
    },
    ...{ sentido: 'Sancionatoria con multa e inhabilitación', firme: 'si', inicio: '2025-11-03', fin: '2027-11-02' },
    ...{ multa: '95000', resolucion: '2025-10-20', notificacion: '2025-10-31' },
  }
  const first = await createResolution(desk, document)
  await publishResolution(desk, first, 1, '2025-11-03')
  await saveResolution(desk, first, 2, { ...document, fin: '2027-05-02' })
  const none = { on: null, court: null, judgement: null }
  await actOnResolution(desk, first, {
    act: 'corrected',
    reason: 'El plazo se había copiado mal del resolutivo.',
    ...none,
  })
  const other = {
    ...document,
    nombre: theirs.name,
    rfc: theirs.rfc,
    expediente: 'OIC-OM-0002/2024',
    inicio: '2024-05-01',
    fin: '2027-04-30',
  }
  const second = await createResolution(desk, other)
  await publishResolution(desk, second, 1, '2024-05-01')
  const annulled = {
    on: '2025-09-12',
    court: 'Tribunal de Justicia Administrativa (ficticio)',
    judgement: 'JA-118/2025',
  }
  await actOnResolution(desk, second, {
    act: 'annulled',
    reason: 'La sentencia dejó sin efecto la resolución.',
    ...annulled,
  })
  const draft = await createResolution(desk, {
    nombre: 'Empresa en estudio, S.A. de C.V.',
    expediente: 'OIC-OM-0011/2026',
  })
  await openResolution(desk, draft)
}
