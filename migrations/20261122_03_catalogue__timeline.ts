import type { Knex } from 'knex'

// Read models: rewritten in the transaction that publishes, never edited by hand.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table catalogue (
      entry_id integer primary key references entries (id) on delete cascade,
      kind text not null,
      slug text not null,
      title jsonb not null,
      summary jsonb,
      original_language text not null,
      languages text[] not null,
      themes text[] not null,
      countries text[] not null,
      regions text[] not null,
      programmes integer[] not null,
      organisations integer[] not null,
      start_year smallint,
      end_year smallint,
      sort_en text collate "C" not null,
      sort_pl text collate "C" not null,
      sort_cs text collate "C" not null,
      newest date,
      confirmed_on date,
      published_at timestamptz not null,
      updated_at timestamptz not null,
      card jsonb not null,
      places text[] not null,
      seeks text[] not null
    );
    create index catalogue_facets on catalogue using gin (themes, countries, regions, programmes, organisations, languages, places, seeks);
    create index catalogue_kind on catalogue (kind, newest desc nulls last, entry_id desc);

    -- One row for each published entry and language; docno is never reused.
    create table search_document (
      docno integer generated always as identity primary key,
      entry_id integer not null references catalogue (entry_id) on delete cascade,
      language text not null check (language in ('en', 'pl', 'cs')),
      boost smallint not null check (boost between 0 and 100),
      tsv tsvector not null,
      unique (entry_id, language)
    );
    alter table search_document alter tsv set storage external;
    create index search_document_tsv on search_document using gin (tsv) with (fastupdate = off);

    create table timeline (
      entry_id integer not null references entries (id) on delete cascade,
      ordinal smallint not null,
      lane text not null check (lane in ('agreement', 'milestone', 'project', 'stage', 'activity', 'event', 'programme')),
      starts text,
      ends text,
      ongoing boolean not null,
      whole_period boolean not null,
      title jsonb not null,
      detail jsonb,
      primary key (entry_id, ordinal)
    );
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table timeline;
    drop table search_document;
    drop table catalogue;
  `)
}
