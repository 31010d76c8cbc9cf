import { TextLink } from '#app/ui/layout/text-link.tsx'
import { PageSection } from '#app/ui/process-page/page-section.tsx'

/** How a third party makes sure, also without a connection, that an answer is the portal's. */
export function BadgeCheck({ folio, apiHref, keysHref }: { folio: string; apiHref: string; keysHref: string }) {
  return (
    <PageSection id="comprobarla" title="Cómo comprobarla sin creerle a nadie">
      <p>
        El portal firma cada respuesta con una llave Ed25519. Guarde{' '}
        <TextLink href={apiHref}>la respuesta firmada de hoy</TextLink> y{' '}
        <TextLink href={keysHref}>las llaves públicas</TextLink>: con ellas cualquiera la comprueba, también sin
        conexión y aunque este portal ya no exista.
      </p>
      <details className="fold">
        <summary>Comprobar con openssl</summary>
        <pre className="commands">{`# 1. lo firmado, byte por byte
jq -cjS .statement ${folio}.json > dicho.json
# 2. la firma y la llave que la hizo
jq -r .signature.value ${folio}.json | base64 -d > firma.bin
jq -r --arg llave "$(jq -r .signature.keyId ${folio}.json)" '.keys[] | select(.keyId == $llave) | .publicKey' llaves.json > llave.pem
# 3. la prueba
openssl pkeyutl -verify -pubin -inkey llave.pem -rawin -in dicho.json -sigfile firma.bin`}</pre>
      </details>
    </PageSection>
  )
}
