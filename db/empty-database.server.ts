import postgres from 'postgres'

/**
 * Drops everything of ours from a database, so that the migrations begin again. Only for a demonstration: refuses (Error) a
 * database that serves another state.
 */
export async function emptyDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const [made] = await sql`select to_regclass('public.deployment') is not null as there`
    if (made?.there) {
      const [deployment] = await sql`select state_slug from deployment`
      if (deployment && deployment.state_slug !== 'demo')
        throw new Error(`The database serves ${deployment.state_slug}, not the demo: nothing was removed.`)
    }
    const tables = await sql<
      { name: string }[]
    >`select format('%I', tablename) as name from pg_tables where schemaname = 'public'`
    const functions = await sql<{ name: string }[]>`
      select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace`
    await sql.begin(async (tx) => {
      for (const { name } of tables) await tx.unsafe(`drop table if exists public.${name} cascade`)
      for (const { name } of functions) await tx.unsafe(`drop function if exists ${name} cascade`)
      await tx.unsafe('drop schema if exists drizzle cascade')
      await tx.unsafe('drop schema if exists graphile_worker cascade')
    })
  } finally {
    await sql.end()
  }
}
