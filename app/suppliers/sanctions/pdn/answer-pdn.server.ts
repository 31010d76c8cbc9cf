import { Refusal } from '#app/lib/refusal.ts'
import { asVisitor } from '#db/as-visitor.server.ts'
import { listOwnSanctions } from '#db/queries/suppliers/search-sanctions.server.ts'
import { toPdnV1 } from './publish-v1.ts'
import { toPdnV2 } from './publish-v2.ts'

/** Largest page of S3 v1. */
const V1_PAGE = 200
const V2_PAGE = 1_000
/** Our own resolutions are hundreds; nobody needs a page beyond this. */
const MAX_OFFSET = 100_000

function whole(params: URLSearchParams, name: string, fallback: number, max: number): number {
  const text = params.get(name)
  if (text === null || text === '') return fallback
  const value = Number(text)
  if (/^\d{1,9}$/.test(text) && value >= (name === 'offset' ? 0 : 1) && value <= max) return value
  throw new Refusal('parameter-not-understood', 400, `${name}: se espera un número entero de 1 a ${max}.`)
}

/** `/v1/psancionados`: `{ pagination, results }`. */
export async function answerPdnV1(params: URLSearchParams): Promise<string> {
  const [page, pageSize] = [whole(params, 'page', 1, MAX_OFFSET), whole(params, 'pageSize', 10, V1_PAGE)]
  const type = params.get('tipoPersona')
  const { total, rows } = await asVisitor((tx) =>
    listOwnSanctions(tx, {
      ...{ naturalPerson: type === 'F' ? true : type === 'M' ? false : null, limit: pageSize },
      ...{
        offset: Math.min((page - 1) * pageSize, MAX_OFFSET),
        words: word(params, 'nombreRazonSocial') || word(params, 'expediente'),
      },
      ...{ rfc: word(params, 'rfc').toUpperCase() || null, id: word(params, 'id') || null },
    }),
  )
  const pagination = { pageSize, page, totalRows: total, hasNextPage: page * pageSize < total }
  return JSON.stringify({ pagination, results: rows.map(toPdnV1) })
}

/** `/v1/psancionados/dependencias`: where the faults were committed. */
export async function answerPdnEntities(): Promise<string> {
  const { rows } = await asVisitor((tx) =>
    listOwnSanctions(tx, { naturalPerson: null, limit: V2_PAGE, offset: 0, words: '', rfc: null, id: null }),
  )
  const names = new Map(
    rows.map(({ entityName, entitySlug }) => [entityName, { nombre: entityName, clave: entitySlug ?? '' }]),
  )
  return JSON.stringify([...names.values()])
}

/** `/items/{collection}` of S3 v2, for companies and for persons: `{ data, meta }`. Throws Refusal 404 for another collection. */
export async function answerPdnV2(collection: string, params: URLSearchParams): Promise<string> {
  const persons = collection === 'faltas_graves_personas_fisicas'
  if (!persons && collection !== 'faltas_graves_personas_morales')
    throw new Refusal(
      'unknown-collection',
      404,
      'Aquí se publican faltas_graves_personas_morales y faltas_graves_personas_fisicas.',
    )
  const [limit, offset] = [whole(params, 'limit', 100, V2_PAGE), whole(params, 'offset', 0, MAX_OFFSET)]
  const { total, rows } = await asVisitor((tx) =>
    listOwnSanctions(tx, { naturalPerson: persons, limit, offset, words: word(params, 'search'), rfc: null, id: null }),
  )
  return JSON.stringify({ data: rows.map(toPdnV2), meta: { total_count: total, filter_count: total } })
}

const word = (params: URLSearchParams, name: string) =>
  (params.get(name) ?? '').replace(/\p{C}/gu, ' ').trim().slice(0, 200)
