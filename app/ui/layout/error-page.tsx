import { paths, workspacePaths } from '#app/lib/paths.ts'
import { SearchBox } from './search-box.tsx'
import { TextLink } from './text-link.tsx'

export type ErrorPageProps = {
  status: number
  title: string
  sentence: string
  /** Offered where what was sought may be found by searching. */
  offerSearch?: boolean
  /** Whoever reads it is signed in: the way on leads to their work. */
  signedIn?: boolean
}

/** Says what happened and what to do now; the number is small, for whoever reports it. */
export function ErrorPage({ status, title, sentence, offerSearch, signedIn }: ErrorPageProps) {
  return (
    <div className="stack error-page">
      <h1>{title}</h1>
      <p className="lead">{sentence}</p>
      {offerSearch ? <SearchBox label="Buscar en todos los procesos publicados" size="large" /> : null}
      <p>
        {signedIn ? (
          <TextLink href={workspacePaths.choose()}>Ir a mi trabajo</TextLink>
        ) : (
          <TextLink href={paths.home()}>Ir al inicio</TextLink>
        )}
      </p>
      <p className="small quiet">Código {status}</p>
    </div>
  )
}
