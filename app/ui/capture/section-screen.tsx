import { useCallback, useState } from 'react'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PrivacyLink } from '#app/ui/privacy/privacy-link.tsx'
import { EightAnswers } from '#app/ui/process/eight-answers.tsx'
import { FindingsList } from '#app/ui/workspace/findings-list.tsx'
import { FormLayout } from '#app/ui/workspace/form-layout.tsx'
import type { ShownConflict } from './conflict-panel.tsx'
import { DraftHead, type DraftHeadProps } from './draft-head.tsx'
import { ReviewSection } from './review-section.tsx'
import { SectionForm } from './section-form.tsx'
import type { ShownSection, ShownSurroundings } from './shown-section.ts'

export interface SectionScreenProps {
  page: {
    slug: string
    token: string
    person: string
    draft: DraftHeadProps['draft']
    section: ShownSection
    surroundings: ShownSurroundings
    mayEdit: boolean
    returnedWith: { body: string; actorName: string } | null
    next: { key: string; title: string } | null
  }
  /** What the last button has to say that is not stored: a clash, a refused organization, what was taken from others. */
  redrawn: {
    section: ShownSection
    surroundings: ShownSurroundings
    conflicts: readonly ShownConflict[]
    who: string
    notice: string | null
    typedParties: Record<string, { rfc: string; partyName: string; sentence: string }>
  } | null
  /** Why the last button did not save, or null; what was typed is still on the page. */
  refusal: string | null
}

/** The screen of one section: sections at the left, the form, and what is being formed of it at the right. */
export function SectionScreen({ page, redrawn, refusal }: SectionScreenProps) {
  const { slug, token, person, draft, mayEdit, next, returnedWith } = page
  const section = redrawn?.section ?? page.section
  const drawn = `${section.revision}${redrawn ? `-${redrawn.conflicts.length}-otra` : ''}`
  // What the last background save said; it is of no use to a form that was drawn after it.
  const [heard, setHeard] = useState<{ drawn: string; surroundings: ShownSurroundings } | null>(null)
  const hear = useCallback((surroundings: ShownSurroundings) => setHeard({ drawn, surroundings }), [drawn])
  const { answers, findings, sections } =
    (heard?.drawn === drawn ? heard.surroundings : undefined) ?? redrawn?.surroundings ?? page.surroundings
  return (
    <>
      <DraftHead slug={slug} draft={draft} view="captura" section={section.key} findingCount={findings.length} />
      <FormLayout
        sections={sections.map((one) => ({ ...one, current: one.key === section.key }))}
        rail={
          <>
            <EightAnswers answers={answers} look="rail" />
            <FindingsList findings={findings} />
          </>
        }
      >
        <h2>{section.title}</h2>
        <p className="quiet form-intro">{section.intro}</p>
        {section.key === 'partes' && mayEdit ? (
          <PrivacyLink>
            De las personas físicas se publica el nombre, y el RFC solo con fundamento; CURP, domicilio y contacto,
            nunca.
          </PrivacyLink>
        ) : null}
        {returnedWith ? (
          <Notice tone="warning" title={`Devuelto por ${returnedWith.actorName}`}>
            <p className="event-body">{returnedWith.body}</p>
          </Notice>
        ) : null}
        {redrawn?.notice ? (
          <Notice tone="info" announce>
            <p>{redrawn.notice}</p>
          </Notice>
        ) : null}
        {mayEdit || redrawn ? (
          <SectionForm
            key={drawn}
            section={section}
            token={token}
            person={person}
            nextLabel={next ? `Seguir con ${next.title}` : null}
            conflicts={redrawn?.conflicts ?? []}
            who={redrawn?.who ?? ''}
            typedParties={redrawn?.typedParties ?? {}}
            mayEdit={mayEdit}
            refusal={refusal}
            onSurroundings={hear}
          />
        ) : (
          <ReviewSection form={section.form} emptySentence="Esta etapa no tiene datos." />
        )}
      </FormLayout>
    </>
  )
}
