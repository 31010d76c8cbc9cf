/** What somebody behind a door may do with a table: r read, i insert, u update, d delete. */
export type Doors = Partial<Record<Door, string>>
export const DOORS = [
  'account',
  'visitor',
  'member',
  'worker',
  'platform',
  'coordinator',
  'auditor',
  'jobs',
  'sweeper',
  'supplier',
] as const
export type Door = (typeof DOORS)[number]

/** What the suite must know of a table. A table without its entry fails, and so does an entry without its table. */
export interface TableEntry {
  kind: 'tenant' | 'state' | 'published'
  doors: Doors
  /** Of a tenant table: a row of an entity, its entity_id left out. {user}, {draft}, {import}: things of the same entity. */
  row?: Record<string, unknown>
}

const everybody = { visitor: 'r', member: 'r', platform: 'r', coordinator: 'r', auditor: 'r' }
const published = (worker: string, platform = 'r'): TableEntry => ({
  kind: 'published',
  doors: { ...everybody, worker, platform },
})
const state = (doors: Doors): TableEntry => ({ kind: 'state', doors })
const tenant = (doors: Doors, row: Record<string, unknown>): TableEntry => ({ kind: 'tenant', doors, row })

const NOW = '2026-03-01T12:00:00Z'
const HASH = '0'.repeat(64)

/** By name. A right that is not written here is one that the door must not have. */
export const TABLES: Record<string, TableEntry> = {
  deployment: state({
    account: 'r',
    member: 'r',
    worker: 'r',
    platform: 'riu',
    coordinator: 'r',
    auditor: 'r',
  }),
  entities: state({
    ...{ account: 'r', member: 'r', worker: 'r', platform: 'riu', coordinator: 'r', auditor: 'r' },
    sweeper: 'r',
  }),
  entity_acts: state({ platform: 'ri', coordinator: 'r', auditor: 'r' }),
  entity_aliases: state({ account: 'r', worker: 'r', platform: 'ri', coordinator: 'r', auditor: 'r' }),
  mail_tokens: state({ account: 'ru', platform: 'riud', sweeper: 'rd' }),
  mails: state({
    account: 'ri',
    member: 'ri',
    worker: 'ri',
    platform: 'riud',
    sweeper: 'rd',
    supplier: 'ri',
    coordinator: 'ri',
  }),
  person_requests: state({ platform: 'ri', sweeper: 'rd' }),
  person_restrictions: state({ platform: 'riu', worker: 'r', member: 'r', sweeper: 'rd' }),
  privacy_readings: state({ account: 'ri', platform: 'i', sweeper: 'rd' }),
  published_ocids: state({ worker: 'ri' }),
  rate_limits: state({ account: 'riud', sweeper: 'rd' }),
  recovery_codes: state({ account: 'riud' }),
  second_factors: state({ account: 'riud', member: 'r', platform: 'r', sweeper: 'rd' }),
  sanction_entries: state({ member: 'r', worker: 'riu', coordinator: 'riu', auditor: 'r' }),
  sanction_lists: state({ member: 'r', worker: 'r', coordinator: 'riu', auditor: 'r' }),
  sanction_match_runs: state({ member: 'r', worker: 'ri', coordinator: 'r', auditor: 'r', platform: 'r' }),
  sanction_matches: state({ member: 'r', worker: 'riu', coordinator: 'r', auditor: 'r' }),
  sanction_refused_rows: state({ coordinator: 'rid' }),
  sanction_snapshot_files: state({ coordinator: 'ri' }),
  sanction_snapshots: state({ member: 'r', worker: 'r', coordinator: 'riu', auditor: 'r' }),
  sanction_staged_rows: state({ coordinator: 'rid' }),
  sessions: state({ account: 'riud', platform: 'rd', sweeper: 'rd' }),
  supplier_decisions: state({ coordinator: 'riu' }),
  users: state({ account: 'ru', member: 'r', worker: 'r', platform: 'riu', sweeper: 'ru', coordinator: 'r' }),
  supplier_accounts: state({ account: 'riud', supplier: 'r', coordinator: 'r', platform: 'r' }),
  supplier_sessions: state({ account: 'rid' }),
  integrity_acts: state({ supplier: 'ri', coordinator: 'ri' }),
  integrity_answers: state({ supplier: 'riu', coordinator: 'r' }),
  integrity_applications: state({ supplier: 'riu', coordinator: 'ru', platform: 'r' }),
  integrity_badge_acts: state({ coordinator: 'ri', platform: 'ri' }),
  integrity_conflicts: state({ coordinator: 'ri' }),
  integrity_decisions: state({ supplier: 'r', coordinator: 'ri' }),
  integrity_evidence: state({ supplier: 'rid', coordinator: 'r' }),
  integrity_evidence_files: state({ supplier: 'ri', coordinator: 'r' }),
  integrity_marks: state({ coordinator: 'riu' }),
  integrity_messages: state({ supplier: 'ri', coordinator: 'ri' }),
  waiting_sign_ins: state({ account: 'riud', platform: 'rd', sweeper: 'rd' }),

  audit_events: tenant(
    { member: 'r', worker: 'r', platform: 'r' },
    {
      position: 1,
      at: NOW,
      door: 'test',
      action: 'try',
      subject: 'x',
      detail: '{}',
      previous_hash: HASH,
      hash: HASH,
    },
  ),
  audit_heads: tenant({ member: 'r', worker: 'r', platform: 'r' }, { position: 1, hash: HASH }),
  control_notices: tenant(
    { member: 'ru', worker: 'ri' },
    {
      ...{ kind: 'sanction-match', ocid: 'ocds-demo00-X-1', supplier_id: 'MX-RFC-AAA010101AAA', act: 'award' },
      ...{ act_ref: '1', outcome: 'listed-later' },
    },
  ),
  counters: tenant({ member: 'riu', worker: 'riu' }, { name: 'cuenta', value: 1 }),
  drafts: tenant({ member: 'riu', worker: 'riu' }, { id: '{draft}', ocid: 'ocds-demo00-X-1', document: '{}' }),
  draft_events: tenant(
    { member: 'ri', worker: 'ri' },
    { draft_id: '{draft}', kind: 'comment', body: 'secreto', revision: 1, actor_id: '{user}' },
  ),
  import_files: tenant(
    { member: 'r', worker: 'riu', sweeper: 'rd' },
    { import_id: '{import}', position: 1, name: 'secreto.json', bytes: 1 },
  ),
  import_findings: tenant(
    { member: 'r', worker: 'ri', sweeper: 'rd' },
    { import_id: '{import}', position: 1, severity: 'error', file: 'x', path: '', message: 'Secreto.' },
  ),
  imports: tenant({ member: 'riu', worker: 'riu', sweeper: 'ru' }, { id: '{import}', actor: 'x', counts: '{}' }),
  invitations: tenant(
    { platform: 'riu', sweeper: 'rd' },
    { email: 'nadie@prueba.invalid', name: 'Nadie', roles: ['capturer'], expires_at: NOW },
  ),
  member_notices: tenant(
    { member: 'ru', platform: 'ri', sweeper: 'rd' },
    { user_id: '{user}', kind: 'new-admin', about_user_id: '{user}' },
  ),
  memberships: tenant(
    { account: 'r', member: 'r', worker: 'r', platform: 'rid', sweeper: 'rd' },
    { user_id: '{user}', role: 'reviewer' },
  ),
  release_originals: tenant(
    { worker: 'ri' },
    {
      ocid: 'ocds-demo00-X-1',
      release_id: '1',
      original: '{}',
      sha256: HASH,
      file: 'x.json',
      outcome: 'accepted',
      import_id: '{import}',
    },
  ),
  sanction_resolutions: tenant(
    { member: 'riu', worker: 'riu' },
    { id: '{draft}', document: '{}', created_by: '{user}', updated_by: '{user}' },
  ),
  sanction_resolution_acts: tenant(
    { member: 'ri', worker: 'ri' },
    { resolution_id: '{draft}', act: 'published', actor_id: '{user}', document: '{}' },
  ),

  published_audit_heads: published('r', 'ri'),
  published_awards: published('riud'),
  // Badges are published by the coordination's decisions and by jobs, not by an entity's publishing.
  published_badges: {
    kind: 'published',
    doors: { ...everybody, worker: 'r', supplier: 'r', coordinator: 'riu', platform: 'riu' },
  },
  published_signing_keys: { kind: 'published', doors: { ...everybody, worker: 'r', supplier: 'r', platform: 'riu' } },
  published_entities: published('r', 'riu'),
  published_entity_positions: published('riu'),
  published_entity_suppliers: published('riud'),
  published_facet_counts: published('riud'),
  published_historical_records: published('riu'),
  published_historical_releases: published('ri'),
  published_participants: published('rid'),
  published_processes: published('riud'),
  published_records: published('riu'),
  published_release_bodies: published('ri'),
  published_releases: published('ri'),
  published_rollup: published('riud'),
  published_sanction_lists: { kind: 'published', doors: { ...everybody, worker: 'r', coordinator: 'riu' } },
  published_sanction_matches: published('riud'),
  published_sanction_snapshots: { kind: 'published', doors: { ...everybody, worker: 'r', coordinator: 'ri' } },
  published_sanctions: { kind: 'published', doors: { ...everybody, worker: 'riu', coordinator: 'riud' } },
  published_state: published('r', 'riu'),
  published_state_positions: published('ru'),
  published_supplier_identities: {
    kind: 'published',
    doors: { ...everybody, worker: 'r', coordinator: 'riud' },
  },
  published_supplier_names: published('riud'),
  published_suppliers: { kind: 'published', doors: { ...everybody, worker: 'riud', supplier: 'r' } },
  published_withdrawals: published('r'),
}
