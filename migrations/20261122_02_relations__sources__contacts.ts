import type { Knex } from 'knex'

// Relations and sources belong to a revision, so a pending change of either waits with the draft,
// and both stay real foreign keys: nothing on a page can dangle.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table relations (
      revision_id bigint not null references revisions (id) on delete cascade,
      from_id integer not null references entries (id) on delete cascade,
      role text not null check (role ~ '^[a-z]+(-[a-z]+)*$'),
      to_id integer not null references entries (id),
      position smallint not null,
      -- the editors' reading: the source does not say it in so many words
      inferred boolean not null default false,
      primary key (revision_id, role, to_id),
      foreign key (revision_id, from_id) references revisions (id, entry_id),
      check (from_id <> to_id)
    );
    create index relations_to on relations (to_id);

    create table sources (
      id integer generated always as identity primary key,
      code text not null unique,
      title jsonb not null check (jsonb_typeof(title) = 'object'),
      page_kind jsonb not null check (jsonb_typeof(page_kind) = 'object'),
      owner text not null,
      owner_id integer references entries (id) on delete set null,
      language text not null check (language in ('en', 'pl', 'cs')),
      dated text check (dated ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2}){0,1}){0,1}$'),
      date_note jsonb,
      note jsonb
    );

    create table revision_sources (
      revision_id bigint not null references revisions (id) on delete cascade,
      source_id integer not null references sources (id),
      position smallint not null,
      primary key (revision_id, source_id)
    );
    create index revision_sources_source on revision_sources (source_id);

    -- People's data stand apart and are joined when a page is rendered: one erasure reaches everything.
    create table contacts (
      id integer generated always as identity primary key,
      entry_id integer not null references entries (id) on delete cascade,
      name text,
      name_raw text,
      role jsonb,
      phone text,
      fax text,
      email text,
      purpose text not null check (purpose in ('office', 'practice', 'registration', 'partnership')),
      public boolean not null default false,
      source_id integer references sources (id),
      as_of text check (as_of ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2}){0,1}){0,1}$'),
      ends_on date,
      created_at timestamptz not null default now()
    );
    create index contacts_entry on contacts (entry_id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table contacts;
    drop table revision_sources;
    drop table sources;
    drop table relations;
  `)
}
