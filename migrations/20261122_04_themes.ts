import type { Knex } from 'knex'

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table themes (
      id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      label jsonb not null check (jsonb_exists_all(label, array['en', 'pl', 'cs'])),
      synonyms jsonb not null
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table themes')
}
