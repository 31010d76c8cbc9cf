import type { MetaFunction } from '@remix-run/node'
import { useRouteLoaderData } from '@remix-run/react'
import { apiPaths, paths } from '#app/lib/paths.ts'
import type { PortalInfo } from '#app/lib/portal-info.ts'
import { Breadcrumbs } from '#app/ui/layout/breadcrumbs.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'

export const meta: MetaFunction = () => [{ title: 'Política de publicación' }]

export default function PublicationPolicyPage() {
  const portal = useRouteLoaderData<PortalInfo>('root')
  return (
    <article className="prose">
      <Breadcrumbs items={[{ label: 'Datos abiertos', href: paths.data() }, { label: 'Política de publicación' }]} />
      <h1>Política de publicación</h1>
      <p className="lead">Qué se publica en este portal, cuándo, cómo se corrige y qué no se publica nunca.</p>
      <h2>Quién publica</h2>
      <p>
        Cada ente captura y publica sus propios procesos y responde por ellos.
        {portal?.coordinatingBody
          ? ` Coordina el portal, sin cambiar lo que los entes publican: ${portal.coordinatingBody}.`
          : ''}
      </p>
      <h2>Qué se publica</h2>
      <p>
        Los procesos de contratación de la planeación al último pago, en OCDS 1.1 con el perfil EDCA-MX. Cada proceso
        tiene un identificador único (OCID) que no cambia. El nombre legal del procedimiento se conserva como lo dice la
        ley del ente.
      </p>
      <h2>Cuándo</h2>
      <p>
        En cuanto una persona autorizada del ente publica, el proceso aparece aquí, en la búsqueda y en los datos, al
        mismo tiempo. La fecha de cada publicación la pone el portal.
      </p>
      <h2>Cómo se corrige</h2>
      <p>
        Nada se borra ni se sobrescribe. Una corrección es una publicación nueva; las anteriores quedan a la vista y en
        la página de cada proceso se comparan dos cualesquiera. Cada publicación lleva la huella SHA-256 de sus bytes y
        la de la anterior: así se nota cualquier alteración.
      </p>
      <h2>Qué no se publica</h2>
      <p>
        La CURP, los datos de contacto privados y las cuentas bancarias de personas físicas no se publican nunca. Su RFC
        solo se publica donde el ente ha dicho con qué fundamento legal; en los demás casos, una clave que no permite
        conocerlo ocupa su lugar.
      </p>
      <h2>Datos históricos</h2>
      <p>
        Los datos del pasado que no cumplen las reglas de hoy se muestran marcados, con lo que no cumplen, y tienen{' '}
        <TextLink href={apiPaths.historicalReleases()}>su propia dirección</TextLink>. No cuentan en totales ni en los
        paquetes principales.
      </p>
      <h2>Uso</h2>
      <p>
        Se pueden copiar, mezclar y volver a publicar
        {portal?.licence ? (
          <>
            {' bajo la licencia '}
            <TextLink href={portal.licence.url}>{portal.licence.name}</TextLink>
          </>
        ) : null}
        , diciendo de dónde vienen.
      </p>
    </article>
  )
}
