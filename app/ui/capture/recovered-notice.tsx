import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button } from '#app/ui/form/button.tsx'
import type { Recovered } from './use-kept-in-tab.ts'

const hourOf = (at: number): string =>
  new Intl.DateTimeFormat('es-MX', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** Says that text which was not saved is back in the form, and shows what found no place in it, to be copied. */
export function RecoveredNotice({ recovered, onDismiss }: { recovered: Recovered; onDismiss: () => void }) {
  const { at, restored, left } = recovered
  const fields = restored === 1 ? 'un campo' : `${restored} campos`
  return (
    <Notice tone={left.length > 0 ? 'warning' : 'info'} announce>
      {restored > 0 ? (
        <p>
          Lo que escribió aquí a las {hourOf(at)} no alcanzó a guardarse. Ya está otra vez en {fields} del formulario.
        </p>
      ) : null}
      {left.length > 0 ? (
        <>
          <p>
            Esto también lo escribió y no se guardó. Su campo ya no está o alguien puso otra cosa: si hace falta,
            cópielo.
          </p>
          <dl className="kept-texts">
            {left.map(({ name, label, texts }) => (
              <div key={`${name} ${texts.join(' ')}`}>
                <dt>{label}</dt>
                <dd>{texts.join(', ') || '(vacío)'}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      <Button type="button" look="quiet" onClick={onDismiss}>
        Entendido
      </Button>
    </Notice>
  )
}
