import type { ReactNode } from 'react'
import { AttentionIcon, CheckIcon, ErrorIcon, InfoIcon } from '#app/ui/icons/symbols.tsx'

export type NoticeProps = {
  tone?: 'info' | 'done' | 'warning' | 'error'
  title?: string
  children?: ReactNode
  /** Read out at once where it appears after something was done. */
  announce?: boolean
}

const icons = {
  info: <InfoIcon />,
  done: <CheckIcon />,
  warning: <AttentionIcon />,
  error: <ErrorIcon />,
}

/** Something to know before going on. Red is only for errors of the person at the keyboard. */
export function Notice({ tone = 'info', title, children, announce = false }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} {...(announce ? { role: tone === 'error' ? 'alert' : 'status' } : {})}>
      {icons[tone]}
      <div className="notice-body">
        {title ? <p className="notice-title">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
