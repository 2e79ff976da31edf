import type { Knex } from 'knex'

// What staff need to write, translate and review entries. Authors are accounts, and an account is never deleted, only
// emptied: a person's name can go while the history still knows that two texts came from the same hand.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table entries
      add column assignee_id integer references accounts (id),
      add column sources_checked_at timestamptz,
      -- of the newest revision, by language: original, complete, partial, behind or none
      add column language_states jsonb not null default '{}';
    update entries e set language_states = (
      select jsonb_object_agg(l, case when l = e.original_language then 'original'
        when jsonb_exists(r.content -> 'title', l) then 'complete' else 'none' end)
      from revisions r, unnest(array['en', 'pl', 'cs']) l where r.id = e.draft_revision)
    where e.draft_revision is not null;

    alter table revisions
      drop column author,
      add column author_id integer references accounts (id),
      -- what was typed, field by field, where part of it could not be read; content holds the rest
      add column form jsonb,
      -- path of a text → language → [number, path] of the original text it was translated from, where not this revision
      add column translated_from jsonb not null default '{}';

    -- What one person has typed and not saved: kept as typed, seen by nobody else.
    create table working_copies (
      entry_id integer not null references entries (id) on delete cascade,
      account_id integer not null references accounts (id) on delete cascade,
      base_number integer not null,
      form jsonb not null check (jsonb_typeof(form) = 'object'),
      saved_at timestamptz not null default now(),
      primary key (entry_id, account_id)
    );

    -- Sent for review; open until it is decided. An entry has one open review at most.
    create table reviews (
      id integer generated always as identity primary key,
      entry_id integer not null references entries (id) on delete cascade,
      number integer not null,
      sent_by integer not null references accounts (id),
      sent_at timestamptz not null default now(),
      note text,
      assignee_id integer references accounts (id),
      decision text check (decision in ('published', 'scheduled', 'sent-back', 'taken-back')),
      decided_at timestamptz,
      decided_by integer references accounts (id),
      comment text,
      check ((decision is null) = (decided_at is null))
    );
    create unique index reviews_open on reviews (entry_id) where decision is null;
    create index reviews_entry on reviews (entry_id);

    create table scheduled_publications (
      entry_id integer primary key references entries (id) on delete cascade,
      number integer not null,
      publish_at timestamptz not null,
      account_id integer not null references accounts (id),
      created_at timestamptz not null default now()
    );

    -- Said about one field of an entry ('' for the whole), by a colleague or by the contact who was asked.
    create table remarks (
      id integer generated always as identity primary key,
      entry_id integer not null references entries (id) on delete cascade,
      number integer not null,
      field text not null,
      body text not null,
      author_id integer references accounts (id),
      created_at timestamptz not null default now(),
      resolved_at timestamptz,
      resolved_by integer references accounts (id)
    );
    create index remarks_entry on remarks (entry_id);

    create table previews (
      id integer generated always as identity primary key,
      token_hash bytea not null unique,
      revision_id bigint not null references revisions (id) on delete cascade,
      created_by integer not null references accounts (id),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );

    -- Images and documents lie in the database: every process has them, and one backup holds everything.
    create table files (
      id integer generated always as identity primary key,
      sha256 bytea not null,
      media_type text not null,
      name text not null,
      size integer not null,
      width integer,
      height integer,
      bytes bytea not null,
      thumbnail bytea,
      owner_id integer references entries (id) on delete set null,
      uploaded_by integer references accounts (id),
      uploaded_at timestamptz not null default now()
    );
    alter table files alter bytes set storage external;
    create index files_sha256 on files (sha256);
    create table revision_files (
      revision_id bigint not null references revisions (id) on delete cascade,
      file_id integer not null references files (id),
      primary key (revision_id, file_id)
    );
    create index revision_files_file on revision_files (file_id);

    alter table contacts add column updated_at timestamptz not null default now();

    -- The contact of an entry was asked whether it is still true. The link works once.
    create table confirmation_requests (
      id integer generated always as identity primary key,
      entry_id integer not null references entries (id) on delete cascade,
      contact_id integer references contacts (id) on delete set null,
      token_hash bytea not null unique,
      sent_at timestamptz not null default now(),
      expires_at timestamptz not null,
      answered_at timestamptz,
      answer text check (answer in ('running', 'changed', 'ended', 'not-me')),
      message text
    );
    create index confirmation_requests_entry on confirmation_requests (entry_id);
    -- the remark that an answer became: erasing the contact erases it too
    alter table remarks add column request_id integer references confirmation_requests (id) on delete set null;

    -- Who did what, when. Ids instead of names, so that nothing has to be erased here.
    create table audit_log (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      account_id integer references accounts (id),
      action text not null,
      entry_id integer,
      subject_id integer references accounts (id),
      detail jsonb not null default '{}'
    );
    create index audit_log_entry on audit_log (entry_id);
    create index audit_log_account on audit_log (account_id);
    create function refuse_log_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the log is never changed' using errcode = 'integrity_constraint_violation';
    end $$;
    create trigger audit_log_append_only before update or delete on audit_log
      for each row execute function refuse_log_change();
    create trigger audit_log_kept before truncate on audit_log
      for each statement execute function refuse_log_change();

    -- Mails that wait to be sent, written in the transaction that causes them; gone when they are sent.
    create table mails (
      id integer generated always as identity primary key,
      recipient text not null,
      subject text not null,
      body_text text not null,
      body_html text not null,
      created_at timestamptz not null default now(),
      next_try_at timestamptz not null default now(),
      tries smallint not null default 0,
      last_error text
    );

    create table settings (name text primary key, value jsonb not null, updated_at timestamptz not null default now());

    alter table themes add column merged_into text references themes (id);

    alter table accounts
      add column erased_at timestamptz,
      add column totp_secret text,
      add column totp_confirmed_at timestamptz,
      add column totp_last_step bigint,
      -- issuer and subject of a single sign-on
      add column oidc_subject text unique;
    create table recovery_codes (
      account_id integer not null references accounts (id) on delete cascade,
      code_hash bytea not null,
      used_at timestamptz,
      primary key (account_id, code_hash)
    );
    alter table sessions add column awaits_second_factor boolean not null default false;

    alter table account_links add column new_email text;
    alter table account_links drop constraint account_links_purpose_check;
    alter table account_links add constraint account_links_purpose_check
      check (purpose in ('first-admin', 'invitation', 'password-reset', 'email-change'));
    alter table account_links add check ((new_email is null) = (purpose <> 'email-change'));
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from account_links where purpose in ('password-reset', 'email-change');
    alter table account_links drop column new_email;
    alter table account_links drop constraint account_links_purpose_check;
    alter table account_links add constraint account_links_purpose_check check (purpose in ('first-admin', 'invitation'));
    delete from sessions where awaits_second_factor;
    alter table sessions drop column awaits_second_factor;
    drop table recovery_codes;
    alter table accounts drop column erased_at, drop column totp_secret, drop column totp_confirmed_at,
      drop column totp_last_step, drop column oidc_subject;
    alter table themes drop column merged_into;
    drop table settings;
    drop table mails;
    drop table audit_log;
    drop function refuse_log_change;
    alter table remarks drop column request_id;
    drop table confirmation_requests;
    alter table contacts drop column updated_at;
    drop table revision_files;
    drop table files;
    drop table previews;
    drop table remarks;
    drop table scheduled_publications;
    drop table reviews;
    drop table working_copies;
    alter table revisions add column author text, drop column author_id, drop column form, drop column translated_from;
    alter table entries drop column assignee_id, drop column sources_checked_at, drop column language_states;
  `)
}
