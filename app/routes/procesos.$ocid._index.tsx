import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { describeProcess } from '#app/catalog/process/describe-process.ts'
import { loadProcess } from '#app/catalog/process/load-process.server.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { calendarDateIn } from '#app/lib/dates.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { badgeBeside } from '#app/suppliers/integrity/public/badge-beside.ts'
import { EightAnswers } from '#app/ui/process/eight-answers.tsx'
import { Timeline } from '#app/ui/process/timeline.tsx'
import { ContractsSection, ItemsSection } from '#app/ui/process-page/goods-sections.tsx'
import { MoneySection } from '#app/ui/process-page/money-section.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'
import { ChangesSection, DataSection, DocumentsSection } from '#app/ui/process-page/papers-sections.tsx'
import { CompetitionSection, PeopleSection } from '#app/ui/process-page/people-sections.tsx'
import { ProcedureSection } from '#app/ui/process-page/procedure-section.tsx'
import { ProcessHead } from '#app/ui/process-page/process-head.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.title} · ${data.entity.name}` },
        {
          name: 'description',
          content: data.answers
            .map(({ sentence }) => sentence)
            .join(' ')
            .slice(0, 300),
        },
        ...(data.data.record
          ? [{ tagName: 'link', rel: 'alternate', type: 'application/json', href: data.data.record }]
          : []),
      ]
    : [{ title: 'Proceso no encontrado' }]

export function loader({ params }: LoaderFunctionArgs) {
  return asPage(async () => {
    const { timeZone } = portalInfo()
    const shown = describeProcess(await loadProcess(params.ocid ?? ''), timeZone)
    const today = calendarDateIn(new Date(), timeZone)
    const competitors = shown.competition.competitors.map(({ badges, awardedOn, ...one }) => ({
      ...one,
      badge: badgeBeside(badges, awardedOn, today),
    }))
    return { ...shown, competition: { ...shown.competition, competitors } }
  })
}

export default function ProcessPage() {
  const shown = useLoaderData<typeof loader>()
  return (
    <>
      <ProcessHead {...shown} />
      <EightAnswers answers={shown.answers} />
      <PageSection id="recorrido" title="Recorrido">
        <Timeline stages={shown.stages} />
      </PageSection>
      <MoneySection money={shown.money} funding={shown.funding} amendments={shown.amendments} />
      <PeopleSection people={shown.people} />
      <ProcedureSection procedure={shown.procedure} />
      <CompetitionSection {...shown.competition} />
      <ItemsSection {...shown.goods} />
      <ContractsSection contracts={shown.contracts} />
      <DocumentsSection {...shown.papers} />
      <ChangesSection releases={shown.releases} changesHref={shown.changesHref} />
      <DataSection data={shown.data} releases={shown.releases} />
    </>
  )
}
