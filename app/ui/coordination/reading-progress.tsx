import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { Notice } from '#app/ui/feedback/notice.tsx'

/** Said while a job reads the file; with scripts the page looks again by itself. */
export function ReadingProgress({ rows }: { rows: string }) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, 2000)
    return () => clearInterval(timer)
  }, [revalidate])
  return (
    <Notice title="Se está leyendo el archivo" announce>
      <p>Van {rows} renglones. Puede cerrar esta página y volver; si no cambia sola, vuelva a cargarla.</p>
    </Notice>
  )
}
