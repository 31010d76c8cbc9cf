// Who may import whom (docs/architecture.md), checked by dependency-cruiser inside `npm run lint`.
const features =
  '^app/(accounts|capture|publication|catalog|roster|privacy|suppliers|complaints|participation|adoption|oversight|works|debt|publicity|law|interop)/'
const rule = (name, from, to, comment) => ({ name, severity: 'error', from, to, comment })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule('no-circular', {}, { circular: true }, 'A cycle has no first idea.'),
    rule(
      'ocds-is-pure',
      { path: '^app/ocds/' },
      { path: '^(app/(?!ocds/)|db/|tenants/)' },
      'ocds imports only itself, schemas and ajv.',
    ),
    rule('schemas-know-nothing', { path: '^schemas/' }, { path: '^(app|db|tenants|tests)/' }, 'schemas are data.'),
    rule(
      'lib-is-general',
      { path: '^app/lib/' },
      { path: '^(app/(?!(lib|config|texts|ocds)/)|db/)' },
      'lib knows no feature; the standard is below it.',
    ),
    rule(
      'ui-never-touches-data',
      { path: '^app/ui/' },
      { path: '^(db/|app/(?!(ui|lib|texts|ocds)/))|\\.server\\.tsx?$' },
      'ui shows what it is given.',
    ),
    rule('routes-reach-no-database', { path: '^app/routes/' }, { path: '^db/' }, 'routes call features and workflows.'),
    rule('routes-stand-alone', { path: '^app/routes/' }, { path: '^app/routes/' }, 'a route never imports another.'),
    rule(
      'features-stand-alone',
      { path: features },
      { path: features, pathNot: '^app/$1/' },
      'what needs several features is a workflow.',
    ),
    rule(
      'features-know-no-edge',
      { path: features },
      { path: '^app/(routes|ui|server|cli|workflows)/' },
      'domain code knows no HTTP.',
    ),
    rule(
      'only-db-knows-the-driver',
      { path: '^(app|tenants|tests/(unit|routes))/' },
      { path: 'node_modules/(postgres|drizzle-orm)/' },
      'the doors are the only way in.',
    ),
    rule(
      'only-one-file-knows-lucia',
      { path: '^(app|db|tenants)/', pathNot: '^app/accounts/lucia\\.server\\.ts$' },
      { path: 'node_modules/lucia/' },
      'Lucia has ended upstream; one file would change.',
    ),
    rule(
      'db-knows-no-feature',
      { path: '^db/' },
      { path: '^app/(?!(config|lib|ocds|jobs)/)' },
      'db is below every feature.',
    ),
    rule(
      'the-pool-is-private',
      { path: '^(app|tenants)/', pathNot: '^app/(server|cli)/' },
      { path: '^db/(pool|embedded)' },
      'only the doors hold connections.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
