import type { Knex } from 'knex'

// Which entries of the first content were ever written, and in which versions: what staff erased must not come back,
// and an older process that starts beside a newer one must not write the old text again.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table first_content_written (
      kind text not null,
      slug text not null,
      versions text[] not null,
      primary key (kind, slug)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table first_content_written')
}
