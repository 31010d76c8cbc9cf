/** First thing the keyboard meets: leads past the header. `target` is the id of the page's main part. */
export function SkipLink({ target = 'contenido' }: { target?: string }) {
  return (
    <a className="skip-link" href={`#${target}`}>
      Ir al contenido
    </a>
  )
}
