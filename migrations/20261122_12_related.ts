import type { Knex } from 'knex'

// What is related to an entry is worked out when it is published, and again now and then: a page only reads it.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- others: the best first, [{"id", "score", "words": [{"form", "language"}]}]. due: when it is to be worked out anew.
    create table related_list (
      entry_id integer primary key references catalogue (entry_id) on delete cascade,
      others jsonb not null default '[]',
      due timestamptz not null default now()
    );
    create index related_list_due on related_list (due);
    create index related_list_others on related_list using gin (others jsonb_path_ops);
    insert into related_list (entry_id) select c.entry_id from catalogue c;

    -- Whatever writes a document, also in bulk: its list is due.
    create function mark_related() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into related_list (entry_id) select n.entry_id from new_rows n
          on conflict (entry_id) do update set due = least(related_list.due, excluded.due);
      else
        insert into related_list (entry_id) select n.entry_id from new_rows n join old_rows o using (entry_id)
          where n.tsv is distinct from o.tsv or n.facets <> o.facets
          on conflict (entry_id) do update set due = least(related_list.due, excluded.due);
      end if;
      return null;
    end $$;
    create trigger search_document_insert_relates after insert on search_document referencing new table as new_rows
      for each statement execute function mark_related();
    create trigger search_document_update_relates after update on search_document
      referencing old table as old_rows new table as new_rows
      for each statement execute function mark_related();

    create function announce_related() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        perform announce_content(array(select 'entry:' || n.entry_id from new_rows n where n.others <> '[]'));
      else
        perform announce_content(array(select 'entry:' || n.entry_id from new_rows n join old_rows o using (entry_id)
          where n.others <> o.others));
      end if;
      return null;
    end $$;
    create trigger related_list_insert_announced after insert on related_list referencing new table as new_rows
      for each statement execute function announce_related();
    create trigger related_list_update_announced after update on related_list
      referencing old table as old_rows new table as new_rows
      for each statement execute function announce_related();

    -- The text of each entry's newest version in each language as 64 marks (MinHash) and 32 bands of two marks each: texts
    -- that have a band in common may be nearly the same. Drafts too: never for readers.
    create table text_marks (
      entry_id integer not null references entries (id) on delete cascade,
      language text not null,
      marks integer[] not null,
      bands integer[] not null,
      primary key (entry_id, language)
    );
    alter table text_marks alter marks set storage plain, alter bands set storage plain;
    create index text_marks_bands on text_marks using gin (bands) with (fastupdate = on, gin_pending_list_limit = 256);

    -- The planner takes an overlap of arrays for far more rows than it is, and would read them all.
    create function near_texts(asked_marks integer[], asked_bands integer[])
      returns table (entry_id integer, language text, agreeing integer)
      language sql stable set enable_seqscan = off as $$
        select x.entry_id, x.language, x.agreeing from (
          select t.entry_id, t.language,
            (select count(*)::int from unnest(t.marks, asked_marks) m (a, b) where m.a = m.b) agreeing
          from text_marks t where t.bands && asked_bands limit 300) x
        where x.agreeing >= 20 order by x.agreeing desc, x.entry_id limit 20
      $$;

    -- at the next start the index is made anew, and with it these marks
    update search_state set stem_version = null where exists (select from revisions);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function near_texts;
    drop table text_marks;
    drop trigger search_document_insert_relates on search_document;
    drop trigger search_document_update_relates on search_document;
    drop function mark_related;
    drop table related_list;
    drop function announce_related;
  `)
}
