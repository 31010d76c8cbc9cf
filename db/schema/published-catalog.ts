// Row shapes for the query builder; the tables themselves are made by db/migrations (a test holds the two together).
import {
  boolean,
  date,
  integer,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { tsvector } from './tsvector.ts'

/** published: who was awarded what by whom, for supplier and entity pages. */
export const publishedAwards = pgTable(
  'published_awards',
  {
    ocid: text('ocid').notNull(),
    awardId: text('award_id').notNull(),
    supplierId: text('supplier_id').notNull(),
    entityId: uuid('entity_id').notNull(),
    supplierName: text('supplier_name').notNull(),
    title: text('title').notNull(),
    status: text('status').notNull(),
    method: text('method').notNull(),
    historical: boolean('historical').notNull(),
    amount: numeric('amount', { precision: 18, scale: 2 }),
    currency: text('currency'),
    awardDate: timestamp('award_date', { withTimezone: true }),
    category: text('category').notNull().default('unknown'),
  },
  (table) => [primaryKey({ columns: [table.ocid, table.awardId, table.supplierId] })],
)

/** published: one slim row per process for search and facets. */
export const publishedProcesses = pgTable('published_processes', {
  ocid: text('ocid').primaryKey(),
  entityId: uuid('entity_id').notNull(),
  sphere: text('sphere').notNull(),
  method: text('method').notNull(),
  methodDetails: text('method_details'),
  category: text('category').notNull(),
  stage: text('stage').notNull(),
  status: text('status').notNull(),
  year: smallint('year').notNull(),
  historical: boolean('historical').notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull(),
  fileNumber: text('file_number'),
  supplierIds: text('supplier_ids').array().notNull(),
  supplierNames: text('supplier_names').array().notNull(),
  amount: numeric('amount', { precision: 18, scale: 2 }),
  currency: text('currency'),
  amountBand: smallint('amount_band').notNull(),
  sortDate: timestamp('sort_date', { withTimezone: true }).notNull(),
  answeredCount: smallint('answered_count').notNull(),
  releaseCount: integer('release_count').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
  tsv: tsvector('tsv').notNull(),
})

/** published: counts and amounts by facet, kept by publishing, for pages where nothing is typed. */
export const publishedRollup = pgTable(
  'published_rollup',
  {
    entityId: uuid('entity_id').notNull(),
    sphere: text('sphere').notNull(),
    method: text('method').notNull(),
    category: text('category').notNull(),
    stage: text('stage').notNull(),
    year: smallint('year').notNull(),
    amountBand: smallint('amount_band').notNull(),
    historical: boolean('historical').notNull(),
    currency: text('currency').notNull(),
    processes: integer('processes').notNull(),
    amount: numeric('amount', { precision: 22, scale: 2 }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.entityId,
        table.method,
        table.category,
        table.stage,
        table.year,
        table.amountBand,
        table.historical,
        table.currency,
      ],
    }),
  ],
)

/** published: what each entity has awarded to each supplier, by currency; kept by publishing. */
export const publishedEntitySuppliers = pgTable(
  'published_entity_suppliers',
  {
    entityId: uuid('entity_id').notNull(),
    supplierId: text('supplier_id').notNull(),
    currency: text('currency').notNull(),
    awards: integer('awards').notNull(),
    amount: numeric('amount', { precision: 22, scale: 2 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.supplierId, table.currency] })],
)

/** published: how many processes each entity has by one facet alone; kept by publishing. */
export const publishedFacetCounts = pgTable(
  'published_facet_counts',
  {
    entityId: uuid('entity_id').notNull(),
    facet: text('facet').notNull(),
    value: text('value').notNull(),
    processes: integer('processes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.facet, table.value] })],
)

/** published: names by which each entity has written each supplier in its awards; kept by publishing. */
export const publishedSupplierNames = pgTable(
  'published_supplier_names',
  {
    entityId: uuid('entity_id').notNull(),
    supplierId: text('supplier_id').notNull(),
    name: text('name').notNull(),
    awards: integer('awards').notNull(),
    firstAt: timestamp('first_at', { withTimezone: true }),
    lastAt: timestamp('last_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.supplierId, table.entityId, table.name] })],
)

/** published: suppliers that appear in published awards, and those that keep a file of their own. */
export const publishedSuppliers = pgTable('published_suppliers', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  naturalPerson: boolean('natural_person').notNull(),
  identifier: text('identifier'),
  processes: integer('processes').notNull(),
  entities: integer('entities').notNull(),
  tsv: tsvector('tsv').notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
  normal: text('normal').notNull().default(''),
  nameKey: text('name_key').notNull().default(''),
  names: text('names').array().notNull().default([]),
  categories: text('categories').array().notNull().default([]),
  municipality: text('municipality'),
  size: text('size'),
  fileUntil: date('file_until'),
})
