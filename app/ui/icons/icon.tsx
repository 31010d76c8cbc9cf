import type { ReactNode } from 'react'

export type IconProps = {
  /** Said by screen readers; without it the icon is decoration. */
  label?: string
  /** Side in pixels; 20 unless told. */
  size?: number
  className?: string
}

/** The common frame of every icon: 20 units, strokes of 1.75, the colour of the text around it. */
export function Icon({ label, size = 20, className, children }: IconProps & { children: ReactNode }) {
  const shared = {
    className: className ? `icon ${className}` : 'icon',
    width: size,
    height: size,
    viewBox: '0 0 20 20',
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: 1.75,
    strokeLinecap: 'round' as const,
    strokeLinejoin: 'round' as const,
  }
  if (!label) {
    return (
      <svg {...shared} aria-hidden="true" focusable="false">
        {children}
      </svg>
    )
  }
  return (
    <svg {...shared} role="img" aria-label={label}>
      {children}
    </svg>
  )
}
