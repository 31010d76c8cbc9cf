import type { SupplierChange } from '#db/queries/publishing/awards.server.ts'

export type SupplierSum = Omit<SupplierChange, 'name'> & { name: string; publishedAt: string }

/** The suppliers of the whole state: newest names, counts, and when they were published last. */
export class SharedSuppliers {
  readonly all = new Map<string, SupplierSum>()

  enter(changes: readonly SupplierChange[], publishedAt: string): void {
    for (const { name, ...change } of changes) {
      if (name === null) throw new Error('the loader only adds: no supplier is left')
      const known = this.all.get(change.id)
      this.all.set(change.id, {
        ...change,
        ...{ name, publishedAt },
        processes: (known?.processes ?? 0) + change.processes,
        entities: (known?.entities ?? 0) + change.entities,
      })
    }
  }
}
