import { actAsApplicant } from '#app/suppliers/integrity/applying/act-as-applicant.server.ts'
import type { Applicant } from '#app/suppliers/integrity/applying/applicant.server.ts'
import { beginApplication } from '#app/suppliers/integrity/applying/begin-application.server.ts'
import { addLink, saveElement } from '#app/suppliers/integrity/applying/save-element.server.ts'
import { grantBadge, recordAct } from '#app/suppliers/integrity/badges/record-act.server.ts'
import type { BadgeAct } from '#app/suppliers/integrity/domain/badge.ts'
import { addDays, addMonths } from '#app/suppliers/integrity/domain/calendar.ts'
import { ELEMENT_CODES, elementsOn } from '#app/suppliers/integrity/domain/elements.ts'
import {
  askApplicant,
  assignReviewer,
  markElement,
  proposeDecision,
} from '#app/suppliers/integrity/reviewing/act-as-official.server.ts'
import { decide } from '#app/suppliers/integrity/reviewing/decide.server.ts'
import { today } from '#app/suppliers/integrity/today.server.ts'
import { asAccount } from '#db/as-account.server.ts'
import { asPlatform } from '#db/as-platform.server.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { findUserForSignIn } from '#db/queries/sign-in-users.server.ts'
import { confirmSupplierAccount, upsertSupplierAccount } from '#db/queries/suppliers/access/accounts.server.ts'
import { listBiggestCompanies } from '#db/queries/suppliers/integrity/biggest-companies.server.ts'
import { countBadges } from '#db/queries/suppliers/integrity/read-badges.server.ts'

type Company = { supplierId: string; rfc: string; name: string }
type Past = Omit<BadgeAct, 'at'>

const CAUSE =
  'Resolución firme ficticia, solo de la demostración: inhabilitación por seis meses por entregar documentos que no correspondían.'
const GROUND = 'Ley General de Responsabilidades Administrativas, artículos 69 y 81'

/** What happened to badges that are older than the demonstration: how long ago they were given, and what followed. */
const HISTORIES: { monthsAgo: number; after: (granted: string) => Past[] }[] = [
  {
    monthsAgo: 14,
    after: (granted) => [
      { act: 'update-sent', on: addMonths(granted, 11) },
      { act: 'updated', on: addDays(addMonths(granted, 11), 20) },
    ],
  },
  { monthsAgo: 8, after: () => [] },
  { monthsAgo: 12, after: () => [] },
  {
    monthsAgo: 9,
    after: (granted) => [
      {
        act: 'suspended',
        on: addMonths(granted, 6),
        causeKey: 'demo/1',
        cause: CAUSE,
        ground: GROUND,
        origin: 'automatic',
      },
    ],
  },
  {
    monthsAgo: 7,
    after: (granted) => [
      {
        act: 'suspended',
        on: addMonths(granted, 2),
        causeKey: 'demo/2',
        cause: CAUSE,
        ground: GROUND,
        origin: 'automatic',
      },
      {
        act: 'lifted',
        on: addMonths(granted, 4),
        causeKey: 'demo/2',
        cause: 'Un tribunal ficticio anuló la resolución.',
        origin: 'automatic',
      },
    ],
  },
  { monthsAgo: 20, after: () => [] },
  {
    monthsAgo: 16,
    after: (granted) => [
      {
        act: 'withdrawn',
        on: addMonths(granted, 5),
        cause: 'Parte de la evidencia presentada era falsa (caso ficticio).',
        ground: GROUND,
        origin: 'decision',
      },
    ],
  },
]

/**
 * Holders in every state and applications at every step, of the fictional companies that sell most, by the same functions as
 * everybody's. Nothing when the registry has a badge already, or the companies are not there.
 */
export async function seedDemoIntegrity(say: (sentence: string) => void): Promise<void> {
  const day = today()
  if ((await asVisitor((tx) => countBadges(tx, day))).length > 0) return
  const companies = await asPlatform((tx) => listBiggestCompanies(tx, HISTORIES.length + 5))
  const [reviewer, decider] = [await idOf('coordinacion@demo.invalid'), await idOf('integridad@demo.invalid')]
  if (companies.length < HISTORIES.length + 5 || !reviewer || !decider) return
  for (const [index, { monthsAgo, after }] of HISTORIES.entries())
    await giveInThePast(companies[index]!, addDays(addMonths(day, -monthsAgo), index === 2 ? -8 : 0), after)
  const fresh = companies.slice(HISTORIES.length)
  await applyAs(fresh[0]!, reviewer, decider, 'granted')
  await applyAs(fresh[1]!, reviewer, decider, 'questioned')
  await applyAs(fresh[2]!, reviewer, decider, 'sent')
  await applyAs(fresh[3]!, reviewer, decider, 'proposed')
  await applyAs(fresh[4]!, reviewer, decider, 'denied')
  say(`${HISTORIES.length + 1} insignias de integridad y 4 solicitudes, ficticias`)
}

const idOf = async (email: string) => (await asAccount(null, (tx) => findUserForSignIn(tx, email)))?.id ?? null

function giveInThePast(company: Company, granted: string, after: (granted: string) => Past[]): Promise<void> {
  const { elements, law } = elementsOn(granted)
  const by = { actorId: null, applicationId: null }
  return asPlatform(async (tx) => {
    const folio = await grantBadge(tx, { ...company, elements: elements.map(({ code }) => code), law }, granted, by)
    for (const act of after(granted)) await recordAct(tx, folio, act, by)
  })
}

const ANSWER =
  'Existe desde 2021, lo aprobó el consejo y está en nuestra página. Cada año lo revisa un comité de tres personas y deja su informe (texto de la demostración).'

async function applyAs(company: Company, reviewer: string, decider: string, until: string): Promise<void> {
  const applicant = await signUp(company)
  const id = await beginApplication(applicant, 'new')
  const marks = until === 'denied' ? 1 : 2
  for (const code of ELEMENT_CODES) {
    await saveElement(applicant, id, code, { level: 2, answer: ANSWER })
    await addLink(applicant, id, code, { title: 'Documento publicado', url: `https://empresa.invalid/${code}` })
  }
  await actAsApplicant(applicant, id, 'send')
  if (until === 'sent') return
  await assignReviewer(decider, id, reviewer)
  if (until === 'questioned') {
    await askApplicant(
      reviewer,
      id,
      '¿En qué fecha se capacitó por última vez el área de ventas, y a cuántas personas?',
    )
    return
  }
  for (const code of ELEMENT_CODES)
    await markElement(reviewer, id, code, {
      level: marks,
      reasons:
        marks === 2
          ? 'Se leyó el documento y el informe del comité: se aplica.'
          : 'Hay documento, pero ninguna constancia de que se use.',
    })
  await proposeDecision(
    reviewer,
    id,
    marks === 2 ? 'grant' : 'deny',
    'La evidencia de los siete elementos se revisó con la escala del padrón.',
  )
  if (until !== 'proposed')
    await decide(
      decider,
      id,
      marks === 2 ? 'grant' : 'deny',
      'Se coincide con la revisión, por las razones de cada elemento.',
    )
}

/** A confirmed account of a company: `empresa-RFC@demo.invalid`. */
function signUp(company: Company): Promise<Applicant> {
  return asAccount(null, async (tx) => {
    const email = `empresa-${company.rfc.toLowerCase().replace(/[^a-z0-9]/g, '')}@demo.invalid`
    const accountId = await upsertSupplierAccount(tx, { email, ...company })
    await confirmSupplierAccount(tx, accountId)
    return { accountId, ...company }
  })
}
