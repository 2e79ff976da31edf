import type { Knex } from 'knex'
import { stemVersion } from '../src/search/word-forms/lexemes-of.ts'

// One search row for an entry; entry_id is the position of its bit: chunk entry_id / 64000, bit entry_id % 64000.
// What counts and bitmaps hold is kept by a trigger: whatever writes or deletes a document, also a cascade, keeps it.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists pg_trgm;
    drop table search_document;

    create table search_document (
      entry_id integer primary key references catalogue (entry_id) on delete cascade,
      -- months since 2000 of the newest dated source or confirmation: current before stale
      boost smallint not null,
      newest date,
      -- newest source or confirmation: the facet "confirmed" is made of it
      dated date,
      updated_at timestamptz not null,
      start_year smallint,
      end_year smallint,
      facets integer[] not null,
      tsv tsvector not null
    );
    alter table search_document alter facets set storage plain, alter tsv set storage external;
    create index search_document_found on search_document using gin (tsv, facets) with (fastupdate = off);
    create index search_document_relevance on search_document (boost desc, entry_id desc);
    create index search_document_newest on search_document (newest desc nulls last, entry_id desc);
    create index search_document_updated on search_document (updated_at desc, entry_id desc);
    create index search_document_dated on search_document (dated);
    create index timeline_agreements on timeline (entry_id) where lane = 'agreement';
    create index catalogue_title_en on catalogue (sort_en, entry_id);
    create index catalogue_title_pl on catalogue (sort_pl, entry_id);
    create index catalogue_title_cs on catalogue (sort_cs, entry_id);

    -- n: how many documents have the value. has_bits: its bitmap is kept (of organisations and the like only from a hundred).
    create table facet_value (
      id integer generated always as identity primary key,
      facet text not null,
      value text collate "C" not null,
      n integer not null default 0 check (n >= 0),
      has_bits boolean not null,
      unique (facet, value)
    ) with (fillfactor = 70);
    create index facet_value_most on facet_value (facet, n desc, value);
    create table facet_bitmap (
      id integer not null references facet_value (id) on delete cascade,
      chunk smallint not null,
      bits varbit not null,
      primary key (id, chunk)
    );
    alter table facet_bitmap alter bits set storage plain;

    -- df: in how many documents it stands. A big one has bitmaps.
    create table lexeme (
      id integer generated always as identity primary key,
      lexeme text collate "C" not null unique,
      df integer not null check (df >= 0),
      big boolean not null default false
    ) with (fillfactor = 70);
    create table lexeme_bitmap (
      id integer not null references lexeme (id) on delete cascade,
      chunk smallint not null,
      bits varbit not null,
      primary key (id, chunk)
    );
    alter table lexeme_bitmap alter bits set storage plain;

    -- Word forms as they were written, folded, with what they are looked up as: for typos and beginnings.
    create table word (
      form text collate "C" primary key,
      lexemes text[] not null
    );
    create index word_similar on word using gin (form gin_trgm_ops);

    -- What is suggested while somebody types: a title from each of its words on, the words before it at the end.
    create table suggestion (
      entry_id integer not null references catalogue (entry_id) on delete cascade,
      language text not null,
      weight smallint not null,
      start text collate "C" not null
    );
    create index suggestion_entry on suggestion (entry_id);
    create index suggestion_start on suggestion (start) include (entry_id, language, weight);
    create index suggestion_start_1 on suggestion (left(start, 1), weight desc);
    create index suggestion_start_2 on suggestion (left(start, 2), weight desc);
    create index suggestion_start_3 on suggestion (left(start, 3), weight desc);
    create index suggestion_start_4 on suggestion (left(start, 4), weight desc);

    -- One row. stem_version null: the index is still to be made. fresh_on: the day for which "confirmed" was last gone over.
    create table search_state (
      single boolean primary key default true check (single),
      stem_version integer,
      fresh_on date not null default current_date,
      -- a lexeme has bitmaps from so many documents on; a search with a rarer word goes over rows
      big_from integer not null default 2000,
      rows_most integer not null default 2000
    );
    -- of a portal that has entries already the index is made at its next start
    insert into search_state (stem_version)
      select case when not exists (select from entries e where e.status = 'published') then ${stemVersion} end;

    -- A bit string of a chunk from positions: bits_at(entry_id % 64000, 1).
    create aggregate bits_at(integer, integer) (sfunc = set_bit, stype = bit, initcond = 'X${'0'.repeat(16_000)}');

    create function keep_search_index() returns trigger language plpgsql as $$
    declare
      entry integer := coalesce(new.entry_id, old.entry_id);
      in_chunk smallint := entry / 64000;
      place integer := entry % 64000;
      bare varbit := repeat('0', 64000)::varbit;
      gone integer[];
      came integer[];
      gone_words text[];
      came_words text[];
      grown record;
    begin
      -- writers of the index take turns: they touch the same rows, in any order
      perform pg_advisory_xact_lock(726157);
      gone := array(select unnest(old.facets) except select unnest(new.facets));
      came := array(select unnest(new.facets) except select unnest(old.facets));
      if old.tsv is distinct from new.tsv then
        gone_words := array(select unnest(tsvector_to_array(old.tsv)) except select unnest(tsvector_to_array(new.tsv)));
        came_words := array(select unnest(tsvector_to_array(new.tsv)) except select unnest(tsvector_to_array(old.tsv)));
      end if;

      update facet_value v set n = v.n + case when v.id = any(came) then 1 else -1 end where v.id = any(gone || came);
      insert into facet_bitmap as b (id, chunk, bits)
        select v.id, in_chunk, set_bit(bare, place, 1) from facet_value v where v.id = any(came) and v.has_bits
        on conflict (id, chunk) do update set bits = set_bit(b.bits, place, 1);
      update facet_bitmap b set bits = set_bit(b.bits, place, 0) where b.id = any(gone) and b.chunk = in_chunk;
      for grown in
        update facet_value v set has_bits = true where v.id = any(came) and not v.has_bits and v.n >= 100 returning v.id
      loop
        insert into facet_bitmap (id, chunk, bits)
          select grown.id, d.entry_id / 64000, bits_at(d.entry_id % 64000, 1)::varbit
          from search_document d where d.facets @> array[grown.id] group by 2;
      end loop;

      if came_words <> '{}' then
        insert into lexeme as l (lexeme, df) select x, 1 from unnest(came_words) x
          on conflict (lexeme) do update set df = l.df + 1;
        insert into lexeme_bitmap as b (id, chunk, bits)
          select l.id, in_chunk, set_bit(bare, place, 1) from lexeme l where l.lexeme = any(came_words) and l.big
          on conflict (id, chunk) do update set bits = set_bit(b.bits, place, 1);
        for grown in
          update lexeme l set big = true where l.lexeme = any(came_words) and not l.big
            and l.df >= (select s.big_from from search_state s) returning l.id, l.lexeme
        loop
          insert into lexeme_bitmap (id, chunk, bits)
            select grown.id, d.entry_id / 64000, bits_at(d.entry_id % 64000, 1)::varbit
            from search_document d where d.tsv @@ ('''' || grown.lexeme || '''')::tsquery group by 2;
        end loop;
      end if;
      if gone_words <> '{}' then
        update lexeme_bitmap b set bits = set_bit(b.bits, place, 0)
          from lexeme l where l.lexeme = any(gone_words) and l.big and b.id = l.id and b.chunk = in_chunk;
        update lexeme l set df = l.df - 1 where l.lexeme = any(gone_words);
        delete from lexeme l where l.lexeme = any(gone_words) and l.df = 0;
      end if;
      return null;
    end $$;
    create trigger search_index_kept after insert or update of facets, tsv or delete on search_document
      for each row execute function keep_search_index();
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table suggestion;
    drop table word;
    drop table lexeme_bitmap;
    drop table lexeme;
    drop table facet_bitmap;
    drop table facet_value;
    drop table search_state;
    drop table search_document;
    drop function keep_search_index;
    drop aggregate bits_at(integer, integer);
    drop index timeline_agreements;
    drop index catalogue_title_en;
    drop index catalogue_title_pl;
    drop index catalogue_title_cs;
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
  `)
}
