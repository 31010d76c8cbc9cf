import { NAMES_KEPT, type SupplierChange } from '#db/queries/publishing/suppliers.server.ts'

export type SupplierSum = Omit<SupplierChange, 'name' | 'recount'> & { name: string; publishedAt: string }

/** The suppliers of the whole state: newest names, counts, and when they were published last. */
export class SharedSuppliers {
  readonly all = new Map<string, SupplierSum>()

  enter(changes: readonly SupplierChange[], publishedAt: string): void {
    for (const { name, recount, ...change } of changes) {
      if (name === null || recount) throw new Error('the loader only adds: no supplier is left')
      const known = this.all.get(change.id)
      this.all.set(change.id, {
        ...change,
        ...{ name, publishedAt },
        municipality: change.municipality ?? known?.municipality ?? null,
        names: [...new Set([...(known?.names ?? []), ...change.names])].slice(0, NAMES_KEPT),
        categories: [...new Set([...(known?.categories ?? []), ...change.categories])].sort(),
        processes: (known?.processes ?? 0) + change.processes,
        entities: (known?.entities ?? 0) + change.entities,
      })
    }
  }
}
