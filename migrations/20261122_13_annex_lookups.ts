import type { Knex } from 'knex'

// Each part of a long table asks for the references that it names: among hundreds of thousands of places.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index provenance_ref on provenance ((value #>> '{}')) where field = 'ref'`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index provenance_ref')
}
