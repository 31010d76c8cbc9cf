import { amountInWords, countOf } from '#app/lib/amounts.ts'
import { integrityPaths } from '#app/lib/paths.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'

/** How much of what an entity has awarded went to companies whose integrity badge is in force today. */
export function IntegrityShare({ share, amount, holders }: { share: number; amount: number; holders: number }) {
  const percent = share > 0 && share < 0.001 ? 'menos de 0.1' : String(Math.round(share * 1000) / 10)
  return (
    <p className="integrity-share">
      {holders === 0 ? (
        'Ninguno de sus proveedores tiene hoy vigente la insignia de integridad'
      ) : (
        <>
          El <strong>{percent} %</strong> de lo que ha adjudicado ({amountInWords(amount)}) fue a{' '}
          {countOf(holders, 'empresa que hoy tiene vigente', 'empresas que hoy tienen vigente')} la insignia de
          integridad
        </>
      )}
      . <TextLink href={integrityPaths.home()}>Qué significa</TextLink>
      <span className="description-help">
        De todas las adjudicaciones en pesos publicadas, sin las históricas; muchas son anteriores a la insignia.
      </span>
    </p>
  )
}
