import type { TransactionSql } from 'postgres'

/** What in the restored tables does not hold, before anything is committed: each a Spanish sentence. Empty when all does. */
export async function restoredProblems(tx: TransactionSql): Promise<string[]> {
  const problems: string[] = []
  const [bodies] = await tx<{ wrong: string }[]>`
    select count(*) as wrong from published_releases r join published_release_bodies b using (entity_id, position)
    where encode(sha256(convert_to(b.body, 'UTF8')), 'hex') <> r.body_sha256`
  if (bodies?.wrong !== '0') problems.push(`${bodies?.wrong} publicaciones no tienen la huella que dice su cadena.`)
  const [links] = await tx<{ wrong: string }[]>`
    select count(*) as wrong from (
      select link, previous_link, body_sha256, position, coalesce(lag(link) over chain, repeat('0', 64)) as before,
        coalesce(lag(position) over chain, 0) as place
      from published_releases window chain as (partition by entity_id order by position)
    ) c where before <> previous_link or place + 1 <> position
      or link <> encode(sha256(convert_to(previous_link || body_sha256, 'UTF8')), 'hex')`
  if (links?.wrong !== '0')
    problems.push(`${links?.wrong} eslabones de la cadena de publicaciones no siguen al anterior.`)
  const [heads] = await tx<{ wrong: string }[]>`
    select count(*) as wrong from published_entity_positions p
    left join published_releases r on r.entity_id = p.entity_id and r.position = p.position
    where p.feed = 'main' and p.position > 0 and r.link is distinct from p.head`
  if (heads?.wrong !== '0') problems.push(`${heads?.wrong} entes tienen otra cabeza que la de su última publicación.`)
  const [audit] = await tx<{ wrong: string }[]>`
    select (select count(*) from (
        select position, previous_hash, coalesce(lag(hash) over chain, repeat('0', 64)) as before, coalesce(lag(position) over chain, 0) as place
        from audit_events window chain as (partition by entity_id order by position)
      ) c where before <> previous_hash or place + 1 <> position)
      + (select count(*) from audit_heads h left join audit_events e on e.entity_id = h.entity_id and e.position = h.position
        where h.position > 0 and e.hash is distinct from h.hash) as wrong`
  if (audit?.wrong !== '0')
    problems.push(`${audit?.wrong} entradas de la bitácora no siguen a la anterior o no llegan a su cabeza.`)
  return problems
}
