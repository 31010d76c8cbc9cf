import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { formatNumber } from '#app/lib/amounts.ts'
import { importStateWord, sizeInWords } from '#app/texts/imports.ts'
import type { ShownImport } from './import-line.ts'

/** How often a page in sight asks how far the import is, in milliseconds. */
const ASK_MS = 1_500

/** How far an import is. Asks again by itself: with scripts in the background, without them by loading the page anew. */
export function ImportProgress({ line }: { line: ShownImport }) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (state === 'idle' && document.visibilityState === 'visible') revalidate()
    }, ASK_MS)
    return () => clearInterval(timer)
  }, [revalidate, state])
  return (
    <section className="import-progress stack-tight" aria-labelledby="avance">
      <h2 id="avance">{importStateWord(line.state)}</h2>
      <Bar line={line} />
      <p className="small quiet">
        Puede cerrar esta página: la importación sigue en el servidor y el resultado queda aquí.
      </p>
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    </section>
  )
}

function Bar({ line }: { line: ShownImport }) {
  const { state, ahead, bytesDone, bytesTotal, processesDone, processesTotal } = line
  if (state === 'waiting')
    return (
      <>
        <progress className="progress" max={100} value={0} aria-labelledby="avance" />
        <p>
          {ahead === 0
            ? 'Empieza en cuanto se desocupe el servidor.'
            : `Antes ${ahead === 1 ? 'va otra importación' : `van otras ${ahead} importaciones`} de su ente.`}
        </p>
      </>
    )
  if (state === 'reading' || processesTotal === 0)
    return (
      <>
        <progress className="progress" max={Math.max(bytesTotal, 1)} value={bytesDone} aria-labelledby="avance" />
        <p className="number">
          {sizeInWords(bytesDone)} de {sizeInWords(bytesTotal)} revisados
        </p>
      </>
    )
  return (
    <>
      <progress className="progress" max={processesTotal} value={processesDone} aria-labelledby="avance" />
      <p className="number">
        {formatNumber(processesDone)} de {formatNumber(processesTotal)} procesos guardados (
        {Math.floor((100 * processesDone) / processesTotal)} %)
      </p>
    </>
  )
}
