import type { Knex } from 'knex'

// An entry is identity and state; what it says lives in revisions, which are written once and never changed.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table entries (
      id integer generated always as identity primary key,
      kind text not null check (kind in ('practice', 'partnership', 'organisation', 'project', 'programme', 'event')),
      slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
      status text not null default 'draft' check (status in ('draft', 'in_review', 'published', 'archived')),
      owner_id integer references entries (id) on delete set null,
      original_language text not null check (original_language in ('en', 'pl', 'cs')),
      draft_revision bigint,
      published_revision bigint,
      confirmed_at timestamptz,
      published_at timestamptz,
      archived_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (kind, slug),
      check (status <> 'published' or published_revision is not null)
    );
    create index entries_owner on entries (owner_id);

    -- An entry that was renamed answers its old address with a redirect.
    create table former_slugs (
      kind text not null,
      slug text not null,
      entry_id integer not null references entries (id) on delete cascade,
      primary key (kind, slug)
    );

    create table revisions (
      id bigint generated always as identity primary key,
      entry_id integer not null references entries (id) on delete cascade,
      number integer not null check (number > 0),
      content jsonb not null check (jsonb_typeof(content) = 'object'),
      author text,
      note text,
      origin text not null check (origin in ('seed', 'staff', 'import', 'restore')),
      created_at timestamptz not null default now(),
      unique (entry_id, number),
      unique (id, entry_id)
    );

    -- The pointers can only name a revision of the same entry.
    alter table entries
      add foreign key (draft_revision, id) references revisions (id, entry_id) deferrable initially deferred,
      add foreign key (published_revision, id) references revisions (id, entry_id) deferrable initially deferred;

    create function refuse_revision_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and not exists (select 1 from entries e where e.id = old.entry_id) then
        return old; -- the whole entry goes, with its history
      end if;
      raise exception 'a revision is never changed' using errcode = 'integrity_constraint_violation';
    end $$;
    create trigger revisions_append_only before update or delete on revisions
      for each row execute function refuse_revision_change();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table entries drop constraint entries_draft_revision_id_fkey;
    alter table entries drop constraint entries_published_revision_id_fkey;
    drop table revisions;
    drop table former_slugs;
    drop table entries;
    drop function refuse_revision_change;
  `)
}
