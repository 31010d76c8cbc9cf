import { AttentionIcon } from '#app/ui/icons/symbols.tsx'

function Strip({ title, sentence }: { title: string; sentence: string }) {
  return (
    <aside className="strip" aria-label={title}>
      <div className="frame">
        <AttentionIcon />
        <p>
          <strong>{title}.</strong> {sentence}
        </p>
      </div>
    </aside>
  )
}

/** On every page of the fictional state. */
export function DemoNotice() {
  return (
    <Strip
      title="Datos ficticios de demostración"
      sentence="Los entes, las empresas y los contratos de este portal no existen."
    />
  )
}

/** On pages of the entity into which real files were imported to try the import. */
export function TestDataNotice() {
  return (
    <Strip
      title="Datos reales importados para prueba"
      sentence="Provienen de publicaciones de otros sitios y no son del ente que aparece aquí."
    />
  )
}
