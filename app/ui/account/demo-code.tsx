import { Notice } from '#app/ui/feedback/notice.tsx'

export type DemoCodeProps = { free: { code: string; seconds: 0 } | { code: null; seconds: number } }

/** What the telephone of an invented person would show. Only the demonstration draws it. */
export function DemoCode({ free }: DemoCodeProps) {
  return (
    <Notice title="Solo en la demostración">
      {free.code === null ? (
        <p>
          Los códigos de este momento ya se usaron, y cada uno sirve una vez. Espere{' '}
          <span data-demo-wait={free.seconds}>{free.seconds === 1 ? 'un segundo' : `${free.seconds} segundos`}</span> y
          vuelva a cargar esta página.
        </p>
      ) : (
        <p>
          El teléfono de esta persona inventada muestra ahora <output className="demo-code">{free.code}</output>.
          Escríbalo como si lo leyera ahí.
        </p>
      )}
    </Notice>
  )
}
