import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { qrPath } from '#app/accounts/second-factor/qr-path.server.ts'
import { constancyPath } from '#app/catalog/describe-matches.ts'
import { portalInfo } from '#app/config/portal-info.server.ts'
import { asPage } from '#app/lib/http-errors.server.ts'
import { paths } from '#app/lib/paths.ts'
import { portalAddress } from '#app/publication/feeds/portal-address.server.ts'
import { loadConstancy } from '#app/suppliers/matching/constancy/load-constancy.server.ts'
import { showConstancy } from '#app/suppliers/matching/constancy/show-constancy.ts'
import { ConstancyForm } from '#app/ui/suppliers/constancy-form.tsx'
import { ConstancySheet } from '#app/ui/suppliers/constancy-sheet.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Constancia de ${data.name}` : 'Constancia no encontrada' },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return asPage(async () => {
    const query = new URL(request.url).searchParams
    const [fecha = '', al = '', codigo = ''] = ['fecha', 'al', 'codigo'].map((name) => query.get(name)?.trim() ?? '')
    const asked = await loadConstancy(params.id ?? '', { fecha, al, codigo })
    const { supplierId, name, problem, verified } = asked
    const sheet = showConstancy(asked, portalInfo().timeZone)
    const address =
      sheet && portalAddress(request) + constancyPath(supplierId, { fecha, al: sheet.knownAt, codigo: sheet.code })
    const page = {
      ...{ name, problem, verified, fecha, codigo, al: sheet?.knownAt ?? '', sheet, address },
      qr: address === null ? null : qrPath(address),
      self: constancyPath(supplierId),
      supplierHref: paths.supplier(supplierId),
      portal: portalInfo().title,
    }
    return data(page, { status: problem === null ? 200 : 422 })
  })
}

export default function ConstancyPage() {
  const { sheet, ...page } = useLoaderData<typeof loader>()
  return (
    <div className="stack-loose">
      <ConstancyForm {...page} isAnswered={sheet !== null} />
      {sheet ? <ConstancySheet {...page} sheet={sheet} /> : null}
    </div>
  )
}
