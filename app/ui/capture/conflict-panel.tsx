import { Button } from '#app/ui/form/button.tsx'

export interface ShownConflict {
  where: string
  label: string
  mine: string
  theirs: string
}

/** Places that two people changed: both texts side by side, and which one stays. Nothing is chosen away unseen. */
export function ConflictPanel({ conflicts, who }: { conflicts: readonly ShownConflict[]; who: string }) {
  return (
    <section className="conflicts" role="alert" aria-labelledby="choque" tabIndex={-1}>
      <h2 id="choque">Otra persona, o usted en otra ventana, cambió lo mismo</h2>
      <p>
        No se guardó nada todavía y no se perdió nada. Lo guardado es de {who}. Elija en cada dato con qué versión se
        queda; el formulario de abajo trae la suya.
      </p>
      {conflicts.map(({ where, label, mine, theirs }) => (
        <fieldset key={where} className="conflict">
          <legend className="field-label">{label}</legend>
          <div className="conflict-sides">
            <Side where={where} value="mine" title="Lo que usted escribió" text={mine} />
            <Side where={where} value="theirs" title="Lo que está guardado" text={theirs} />
          </div>
        </fieldset>
      ))}
      <Button name="@intent" value="guardar">
        Guardar con estas elecciones
      </Button>
    </section>
  )
}

function Side(props: { where: string; value: 'mine' | 'theirs'; title: string; text: string }) {
  const { where, value, title, text } = props
  const id = `elegir-${value}-${where.replace(/[^A-Za-z0-9]+/g, '-')}`
  return (
    <div className="choice conflict-side">
      <input type="radio" id={id} name={`@elegir:${where}`} value={value} defaultChecked={value === 'mine'} />
      <label htmlFor={id}>
        <span className="conflict-whose">{title}</span>
        <span className="conflict-text">{text}</span>
      </label>
    </div>
  )
}
