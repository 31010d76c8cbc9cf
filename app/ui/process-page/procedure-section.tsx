import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { PageSection } from './page-section.tsx'

export type ShownProcedure = {
  legalName: string | null
  meaning: string
  rationale: string | null
  need: string | null
  criteria: string | null
  category: string
  description: string | null
}

/** How it was contracted: the legal name verbatim, what it means, and the reasons given. */
export function ProcedureSection({ procedure }: { procedure: ShownProcedure }) {
  const { legalName, meaning, rationale, need, criteria, category, description } = procedure
  return (
    <PageSection id="procedimiento" title="Cómo y por qué se contrató así">
      <DescriptionList
        items={[
          { term: 'Procedimiento, como lo nombra la ley', value: legalName, help: meaning },
          { term: 'Motivo y fundamento del procedimiento', value: rationale },
          { term: 'Para qué se necesita', value: need },
          { term: 'Cómo se elige al ganador', value: criteria },
          { term: 'Qué se compra', value: category },
          { term: 'Descripción', value: description },
        ]}
      />
    </PageSection>
  )
}
