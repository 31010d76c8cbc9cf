import { paths } from '#app/lib/paths.ts'
import { TextLink } from '#app/ui/layout/text-link.tsx'

/** The door of the portal while the catalogue is laid. */
export default function Home() {
  return (
    <div className="stack">
      <h1>Contrataciones públicas, de la planeación al pago</h1>
      <p className="lead">
        Consulte qué compran los entes públicos del estado, a quién, a qué precio y con qué recurso.
      </p>
      <p>
        <TextLink href={paths.search()}>Buscar procesos</TextLink>
      </p>
    </div>
  )
}
