export type Guided = { asks: string; fraction: string; questions: readonly string[]; examples: readonly string[] }

/** What the law asks of an element, what to ask oneself, and what usually shows it. */
export function ElementGuidance({ element }: { element: Guided }) {
  return (
    <div className="guidance">
      <p>
        <strong>Qué pide la ley</strong> (artículo 25, fracción {element.fraction}): {element.asks}
      </p>
      <div>
        <p>
          <strong>Pregúntese</strong>
        </p>
        <ul>
          {element.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </div>
      <p>
        <strong>Suele mostrarse con:</strong> {element.examples.join('; ').toLowerCase()}.
      </p>
    </div>
  )
}
