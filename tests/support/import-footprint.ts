import type { Sql } from 'postgres'

/**
 * Everything that an import leaves behind in an entity and that does not depend on when it ran: feed heads and links, records, search rows,
 * awards, what came in, the audit chain's acts, counts and findings. Two imports that did the same have the same footprint.
 */
export async function importFootprint(god: Sql, entityId: string): Promise<Record<string, unknown>> {
  const digest = (query: string) =>
    god.unsafe(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest, count(*)::int as n from (${query}) t`,
      [entityId],
    )
  const parts: Record<string, string> = {
    heads: 'select feed, position, releases, records, head from published_entity_positions where entity_id = $1',
    releases:
      'select ocid, release_id, position, link, body_sha256, source from published_releases where entity_id = $1',
    bodies: 'select position, body from published_release_bodies where entity_id = $1',
    records:
      'select ocid, position, compiled, compiled_sha256, release_count from published_records where entity_id = $1',
    historical:
      'select ocid, release_id, position, body, findings from published_historical_releases where entity_id = $1',
    pastRecords: 'select ocid, compiled from published_historical_records where entity_id = $1',
    search:
      'select ocid, title, method, stage, tsv, supplier_ids, amount from published_processes where entity_id = $1',
    originals: 'select ocid, release_id, sha256, outcome, file from release_originals where entity_id = $1',
    imports: 'select state, counts, processes_total, processes_done, finding_count from imports where entity_id = $1',
    files:
      'select position, name, releases, accepted, historical, duplicates, rejected, warnings from import_files where entity_id = $1',
    findings:
      'select position, severity, file, ocid, release_id, path, message from import_findings where entity_id = $1',
    acts: "select action, subject, detail from audit_events where entity_id = $1 and action like 'publish%'",
  }
  const footprint: Record<string, unknown> = {}
  for (const [name, query] of Object.entries(parts)) footprint[name] = (await digest(query))[0]
  return footprint
}
