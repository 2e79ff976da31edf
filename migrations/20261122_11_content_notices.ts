import type { Knex } from 'knex'

/** Tables of which any change may be anywhere on the public pages; the second word says what processes hold in memory. */
const everywhere = { themes: 'all themes', settings: 'all settings', portal_facts: 'all settings' }

const events = [
  ['insert', 'referencing new table as new_rows'],
  ['update', 'referencing old table as old_rows new table as new_rows'],
  ['delete', 'referencing old table as old_rows'],
] as const
type Event = (typeof events)[number][0]

/** One trigger for each kind of statement: only so may it see all the rows that the statement changed. */
const onStatements = (table: string, call: string, on: readonly Event[] = ['insert', 'update', 'delete']) =>
  events
    .filter(([event]) => on.includes(event))
    .map(
      ([event, rows]) =>
        `create trigger ${table}_${event}_announced after ${event} on ${table} ${rows}
           for each statement execute function ${call};`,
    )
    .join('\n')

// Processes keep finished pages in memory. What they show is announced by the database itself, in the transaction that
// changes it: heard at its commit, never after a rollback, and forgotten by no code that is still to be written.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One row for each transaction that announced something: whoever could not listen sees that there was something.
    create table content_changes (
      id bigint generated always as identity primary key,
      at timestamptz not null default now()
    );

    -- Tags are words like entry:12, theme:public-transport, catalogue; all drops every page.
    create function announce_content(tags text[]) returns void language plpgsql as $$
    declare
      payload text;
      this text := pg_current_xact_id()::text;
    begin
      if coalesce(cardinality(tags), 0) = 0 then return; end if;
      payload := array_to_string(array(select distinct t from unnest(tags) t order by t), ' ');
      perform pg_notify('content', case when octet_length(payload) > 7000 then 'all' else payload end);
      if current_setting('aglomera.announced', true) is distinct from this then
        insert into content_changes default values;
        perform set_config('aglomera.announced', this, true);
      end if;
    end $$;

    -- Given the tags as they are.
    create function announce_words() returns trigger language plpgsql as $$
    declare
      touched boolean;
    begin
      if tg_op = 'DELETE' then touched := exists (select from old_rows);
      else touched := exists (select from new_rows);
      end if;
      if touched then perform announce_content(tg_argv::text[]); end if;
      return null;
    end $$;

    create function announce_catalogue() returns trigger language plpgsql as $$
    declare
      ids int[];
      themes text[];
    begin
      if tg_op <> 'INSERT' then
        ids := array(select r.entry_id from old_rows r);
        themes := array(select distinct unnest(r.themes) from old_rows r);
      end if;
      if tg_op <> 'DELETE' then
        ids := ids || array(select r.entry_id from new_rows r);
        themes := themes || array(select distinct unnest(r.themes) from new_rows r);
      end if;
      if cardinality(ids) > 100 then perform announce_content('{all}');
      elsif cardinality(ids) > 0 then
        perform announce_content('{catalogue}' || array(select 'entry:' || i from unnest(ids) i)
          || array(select 'theme:' || t from unnest(themes) t));
      end if;
      return null;
    end $$;

    -- Work on drafts announces nothing. An entry that says something new of others, or no more, changes their pages.
    create function announce_entries() returns trigger language plpgsql as $$
    declare
      ids int[];
      revisions bigint[];
    begin
      if tg_op = 'DELETE' then
        select array_agg(o.id), array_agg(o.published_revision) into ids, revisions
        from old_rows o where o.published_revision is not null;
      else
        select array_agg(o.id), array_agg(o.published_revision) || array_agg(n.published_revision) into ids, revisions
        from old_rows o join new_rows n on n.id = o.id
        where coalesce(o.published_revision, n.published_revision) is not null
          and (o.status, o.slug, o.published_revision, o.confirmed_at, o.published_at, o.archived_at, o.updated_at)
            is distinct from (n.status, n.slug, n.published_revision, n.confirmed_at, n.published_at, n.archived_at, n.updated_at);
      end if;
      if cardinality(ids) > 100 then perform announce_content('{all}');
      elsif cardinality(ids) > 0 then
        perform announce_content('{catalogue}' || array(select 'entry:' || i from unnest(ids) i)
          || array(select 'entry:' || l.to_id from relations l where l.revision_id = any(revisions)));
      end if;
      return null;
    end $$;

    -- Of a table whose rows belong to entries.
    create function announce_owners() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then
        perform announce_content(array(select distinct 'entry:' || r.entry_id from old_rows r));
      end if;
      if tg_op <> 'DELETE' then
        perform announce_content(array(select distinct 'entry:' || r.entry_id from new_rows r));
      end if;
      return null;
    end $$;

    -- A document became a source, or is none any more: of the rest of it readers see nothing.
    create function announce_document() returns trigger language plpgsql as $$
    begin
      perform announce_content(array(
        select distinct 'entry:' || p.entry_id from provenance p where p.document_id = new.id));
      return null;
    end $$;
    create trigger documents_announced after update of source_id on documents
      for each row when (old.source_id is distinct from new.source_id) execute function announce_document();

    ${onStatements('catalogue', 'announce_catalogue()')}
    ${onStatements('search_document', `announce_words('catalogue')`)}
    ${onStatements('timeline', `announce_words('catalogue')`)}
    ${onStatements('entries', 'announce_entries()', ['update', 'delete'])}
    ${onStatements('contacts', 'announce_owners()')}
    ${onStatements('provenance', 'announce_owners()')}
    ${onStatements('sources', `announce_words('all')`, ['update', 'delete'])}
    ${onStatements('files', `announce_words('all')`, ['update', 'delete'])}
    ${Object.entries(everywhere)
      .map(([table, words]) => onStatements(table, `announce_words('${words.split(' ').join("', '")}')`))
      .join('\n')}
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function announce_words cascade;
    drop function announce_catalogue cascade;
    drop function announce_entries cascade;
    drop function announce_owners cascade;
    drop function announce_document cascade;
    drop function announce_content;
    drop table content_changes;
  `)
}
