export type ShownStage = { title: string; sat: string | null; dof: string | null; letter: string | null }

/** The stages of article 69-B with the two days on which each was made public. */
export function TaxStages({ stages }: { stages: readonly ShownStage[] }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">Etapas del artículo 69-B</caption>
        <thead>
          <tr>
            <th scope="col">Etapa</th>
            <th scope="col">Página del SAT</th>
            <th scope="col">Diario Oficial</th>
            <th scope="col">Oficio</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ title, sat, dof, letter }) => (
            <tr key={`${title} ${dof ?? sat}`}>
              <th scope="row">{title}</th>
              <td>{sat ?? 'Sin dato'}</td>
              <td>{dof ?? 'Sin dato'}</td>
              <td>{letter ?? 'Sin dato'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
