import { CrossIcon } from '#app/ui/icons/symbols.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export type Chip = {
  /** What the filter is about: "Ente". */
  name: string
  value: string
  /** The same page without this filter. */
  removeHref: string
}

/** Filters that apply, each a link that takes it away. Nothing when none applies. */
export function Chips({ chips, clearHref }: { chips: readonly Chip[]; clearHref?: string }) {
  if (chips.length === 0) return null
  return (
    <ul className="chips plain-list" aria-label="Filtros que se aplican">
      {chips.map(({ name, value, removeHref }) => (
        <li key={removeHref}>
          <TextLink href={removeHref} className="chip">
            <span className="visually-hidden">Quitar el filtro </span>
            <span className="chip-name">{name}:</span> {value}
            <CrossIcon size={14} />
          </TextLink>
        </li>
      ))}
      {clearHref && chips.length > 1 ? (
        <li>
          <TextLink href={clearHref}>Quitar todos</TextLink>
        </li>
      ) : null}
    </ul>
  )
}
