export type MeterStatus = 'answered' | 'owed' | 'not-yet'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

/** How many of the eight questions are answered: eight cells and a sentence. Those not yet due do not count against it. */
export function Meter({
  statuses,
  hideSentence = false,
}: {
  statuses: readonly MeterStatus[]
  hideSentence?: boolean
}) {
  const answered = statuses.filter((status) => status === 'answered').length
  const due = statuses.filter((status) => status !== 'not-yet').length
  const sentence = `${answered} de ${due} preguntas respondidas`
  return (
    <span className="meter">
      <svg width="110" height="12" viewBox="0 0 110 12" role="img" aria-label={sentence} className="meter-cells">
        {KEYS.map((key, index) => (
          <rect
            key={key}
            className={`meter-${statuses[index] ?? 'not-yet'}`}
            x={index * 14 + 1}
            y="1"
            width="10"
            height="10"
            rx="1.5"
            strokeWidth="1.5"
            strokeDasharray={(statuses[index] ?? 'not-yet') === 'not-yet' ? '2 2' : undefined}
          />
        ))}
      </svg>
      {hideSentence ? null : (
        <span className="meter-words" aria-hidden="true">
          {sentence}
        </span>
      )}
    </span>
  )
}
