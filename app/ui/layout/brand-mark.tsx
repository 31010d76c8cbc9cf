/** The mark of the portal: eight squares around an empty centre, one for each question a process must answer. */
export function BrandMark({ className = 'brand-mark' }: { className?: string }) {
  const cells = [0, 1, 2, 3, 5, 6, 7, 8]
  return (
    <svg className={className} viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      {cells.map((cell) => (
        <rect
          key={cell}
          x={1 + (cell % 3) * 12}
          y={1 + Math.floor(cell / 3) * 12}
          width="10"
          height="10"
          rx="1.5"
          fill="currentColor"
          fillOpacity={cell === 2 ? 0.35 : 1}
        />
      ))}
    </svg>
  )
}
