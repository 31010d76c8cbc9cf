import { TextLink } from '#app/ui/layout/text-link.tsx'

export type CorrectionAdviceProps = {
  code: string
  source: string
  url: string | null
  entity: { href: string; name: string } | null
  coordinatingBody: string | null
}

/** Where whoever is named asks for a correction: of what the list says, and of how it was read here. */
export function CorrectionAdvice({ code, source, url, entity, coordinatingBody }: CorrectionAdviceProps) {
  return (
    <ul className="stack-tight">
      <li>
        <strong>Si lo que dice la lista está mal</strong>, pídalo a quien la hace: {source}
        {code === 'sat-69b'
          ? ', por la vía del artículo 69-B (desvirtuar los hechos o impugnar la resolución). '
          : entity
            ? '. '
            : ', o a la autoridad que resolvió. '}
        {entity ? (
          <>
            Esta la resolvió el órgano interno de control de <TextLink href={entity.href}>{entity.name}</TextLink>.{' '}
          </>
        ) : null}
        {url ? <TextLink href={url}>Ir a la fuente</TextLink> : null}
      </li>
      <li>
        <strong>Si aquí se leyó mal</strong>, o es otra empresa con el mismo nombre, avise a la coordinación
        {coordinatingBody ? ` (${coordinatingBody})` : ''} con la dirección de esta página. En cuanto la fuente publique
        la corrección y se importe, esta ficha cambia y la versión anterior queda en su historia.
      </li>
    </ul>
  )
}
