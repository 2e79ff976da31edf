import type { Knex } from 'knex'

// Documents that partners sent, batches in which they came, and where each imported value stands in them.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The original and what was read of it. Served to admins only.
    create table documents (
      id integer generated always as identity primary key,
      sha256 bytea not null unique,
      name text not null,
      media_type text,
      size integer not null,
      bytes bytea not null,
      charset text,
      pages integer,
      language text check (language in ('en', 'pl', 'cs')),
      canonical_text text,
      blocks jsonb,
      -- of the text without white space: the same document in another format has the same one
      text_sha256 bytea,
      -- once entries rest on it, it is a source like any other
      source_id integer references sources (id) on delete set null,
      uploaded_by integer references accounts (id),
      uploaded_at timestamptz not null default now()
    );
    alter table documents alter bytes set storage external;
    create index documents_text on documents (text_sha256);

    create table batches (
      id integer generated always as identity primary key,
      name text not null,
      owner_id integer references entries (id) on delete set null,
      created_by integer references accounts (id),
      created_at timestamptz not null default now(),
      state text not null default 'received' check (state in ('received', 'reading', 'read', 'applying', 'applied',
        'applied_with_errors', 'failed', 'cancelled', 'rolled_back')),
      applied_at timestamptz,
      rolled_back_at timestamptz,
      -- a worker holds the batch until then; another one may take it up afterwards
      lease_until timestamptz,
      lease_by text
    );

    create table batch_items (
      id integer generated always as identity primary key,
      batch_id integer not null references batches (id) on delete cascade,
      position integer not null,
      name text not null,
      document_id integer references documents (id),
      state text not null default 'received' check (state in ('received', 'reading', 'read', 'applying', 'applied',
        'rejected', 'failed', 'skipped', 'rolled_back')),
      outcome text check (outcome in ('ok', 'ok_with_warnings', 'partial', 'needs_manual', 'rejected')),
      code text,
      warnings jsonb not null default '[]',
      -- what was found in it, and what a person has decided about it
      extraction jsonb,
      decisions jsonb not null default '{}',
      plan jsonb,
      plan_hash text,
      -- what was found, counted: entries by kind, fields, questions; of a table its rows by outcome
      summary jsonb not null default '{}',
      tries smallint not null default 0,
      error text,
      started_at timestamptz,
      finished_at timestamptz,
      unique (batch_id, position)
    );

    -- What an item did to an entry, for undoing it.
    create table batch_entries (
      item_id integer not null references batch_items (id) on delete cascade,
      entry_id integer not null references entries (id) on delete cascade,
      created boolean not null,
      number_before integer,
      number_after integer not null,
      undone_at timestamptz,
      primary key (item_id, entry_id)
    );
    create index batch_entries_entry on batch_entries (entry_id);

    -- Where a value of an entry stands in a document, and who said that it is right.
    create table provenance (
      id bigint generated always as identity primary key,
      entry_id integer not null references entries (id) on delete cascade,
      field text not null,
      document_id integer not null references documents (id),
      item_id integer references batch_items (id) on delete set null,
      start_at integer not null,
      end_at integer not null,
      raw text not null,
      value jsonb,
      confidence real not null,
      rule text not null,
      state text not null check (state in ('proposed', 'accepted', 'corrected', 'rejected')),
      decided_by integer references accounts (id),
      decided_at timestamptz
    );
    create index provenance_entry on provenance (entry_id, field);
    create index provenance_item on provenance (item_id);

    create table learned_labels (
      label_key text primary key,
      label text not null,
      target text not null,
      arity text not null check (arity in ('scalar', 'list', 'text', 'yesno', 'group')),
      learned_by integer references accounts (id),
      learned_at timestamptz not null default now()
    );
    create table column_mappings (
      signature text primary key,
      mapping jsonb not null,
      saved_by integer references accounts (id),
      saved_at timestamptz not null default now()
    );

    alter table revisions add column batch_item_id integer references batch_items (id);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table revisions drop column batch_item_id;
    drop table column_mappings;
    drop table learned_labels;
    drop table provenance;
    drop table batch_entries;
    drop table batch_items;
    drop table batches;
    drop table documents;
  `)
}
