import { useEffect, useState } from 'react'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Button, ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TokenField } from '#app/ui/form/token-field.tsx'

export type RecoveryCodeListProps = {
  codes: readonly string[]
  token: string
  /** Where the text file is asked for; where one goes on. */
  downloadAction: string
  nextHref: string
}

/** Printing and copying need the browser's scripts: the buttons come with them. */
function ScriptedButtons({ codes }: Pick<RecoveryCodeListProps, 'codes'>) {
  const [awake, setAwake] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setAwake(true), [])
  if (!awake) return null
  const copy = () => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <>
      <Button type="button" look="secondary" onClick={copy}>
        {copied ? 'Copiados' : 'Copiar'}
      </Button>
      <Button type="button" look="secondary" onClick={() => window.print()}>
        Imprimir
      </Button>
    </>
  )
}

/** The ten codes, shown this once: to print, copy or keep as a file. */
export function RecoveryCodeList({ codes, token, downloadAction, nextHref }: RecoveryCodeListProps) {
  return (
    <>
      <Notice tone="warning" title="Guárdelos ahora: no se vuelven a mostrar">
        <p>
          Con cada uno puede entrar una vez, el día que no tenga su teléfono. Guárdelos fuera de él: impresos, o en su
          gestor de contraseñas.
        </p>
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <form method="post" action={downloadAction}>
        <TokenField token={token} />
        <input type="hidden" name="codigos" value={codes.join(' ')} />
        <ButtonRow>
          <Button look="secondary">Descargar como texto</Button>
          <ScriptedButtons codes={codes} />
        </ButtonRow>
      </form>
      <p>
        <LinkButton href={nextHref} look="primary">
          Ya los guardé, continuar
        </LinkButton>
      </p>
    </>
  )
}
