import type { Knex } from 'knex'

// What differs from one installation to the next: who runs it, whom to write to, when it was published. One row or
// none; its shape is the zod schema in src/portal/schema.ts.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table portal_facts (
      only_row boolean primary key default true check (only_row),
      facts jsonb not null check (jsonb_typeof(facts) = 'object'),
      updated_at timestamptz not null default now()
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table portal_facts')
}
