import type { ReactElement } from 'react'
import { methodWord } from '#app/texts/processes.ts'
import { DirectMethodIcon, InvitedMethodIcon, OpenMethodIcon } from '#app/ui/icons/symbols.tsx'

const looks: Record<string, { shape: string; icon: ReactElement }> = {
  open: { shape: 'open', icon: <OpenMethodIcon size={16} /> },
  selective: { shape: 'invited', icon: <InvitedMethodIcon size={16} /> },
  limited: { shape: 'invited', icon: <InvitedMethodIcon size={16} /> },
  direct: { shape: 'direct', icon: <DirectMethodIcon size={16} /> },
}

/** How it is bought: told by icon, word, shape and tint. `method` is an OCDS code; `label` replaces the word. */
export function MethodBadge({ method, label }: { method: string | null | undefined; label?: string }) {
  const look = method ? looks[method] : undefined
  return (
    <span className={`badge badge-method badge-${look?.shape ?? 'plain'}`}>
      {look?.icon}
      {label ?? methodWord(method)}
    </span>
  )
}
