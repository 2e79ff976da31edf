import type { Knex } from 'knex'

// What opens a door is kept as its hash (passwords, tokens of links, ids of sessions), so a copy of the database
// opens none. Sign-in tries name neither an e-mail nor an address: keyed hashes, for a quarter of an hour.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table accounts (
      id integer generated always as identity primary key,
      email text not null,
      name text not null,
      role text not null check (role in ('contributor', 'editor', 'admin')),
      organisation_id integer references entries (id) on delete set null,
      language text not null check (language in ('en', 'pl', 'cs')),
      password_hash text,
      created_at timestamptz not null default now(),
      deactivated_at timestamptz,
      last_sign_in_at timestamptz
    );
    create unique index accounts_email on accounts (lower(email));
    create index accounts_organisation on accounts (organisation_id);

    -- A link works once. The one for the very first admin has no account yet: using it makes the account.
    create table account_links (
      id integer generated always as identity primary key,
      token_hash bytea not null unique,
      purpose text not null check (purpose in ('first-admin', 'invitation')),
      account_id integer references accounts (id) on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      check ((account_id is null) = (purpose = 'first-admin'))
    );
    create index account_links_account on account_links (account_id);

    create table sessions (
      id integer generated always as identity primary key,
      sid_hash bytea not null unique,
      account_id integer not null references accounts (id) on delete cascade,
      agent text,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index sessions_account on sessions (account_id);
    create index sessions_expiry on sessions (expires_at);

    create table sign_in_tries (
      id integer generated always as identity primary key,
      account_key bytea not null,
      address_key bytea not null,
      tried_at timestamptz not null default now()
    );
    create index sign_in_tries_account on sign_in_tries (account_key);
    create index sign_in_tries_address on sign_in_tries (address_key);

    create table secrets (name text primary key, value text not null);
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table secrets;
    drop table sign_in_tries;
    drop table sessions;
    drop table account_links;
    drop table accounts;
  `)
}
