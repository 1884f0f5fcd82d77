-- People with roles, their sessions, what slows down guessing, and a log of what was done that nobody can rewrite.

create table person (
  id            text        primary key default gen_random_uuid()::text,
  -- As typed at sign-in, lower case.
  login         text        not null unique check (login = lower(login) and length(login) between 1 and 100),
  name          text        not null check (length(name) between 1 and 100),
  role          text        not null check (role in ('viewer', 'planner', 'reviewer', 'administrator')),
  -- Restricted layers that were opened to this person by name.
  layers        text[]      not null default '{}',
  -- scrypt$N$r$p$salt$hash; null: signs in through the organisation's own service alone.
  password_hash text,
  -- A one-time password: until it is changed nothing else answers.
  must_change   boolean     not null default false,
  -- When the one-time password ends; null: the person chose the password.
  one_time_until timestamptz,
  disabled      boolean     not null default false,
  -- Who this is to the organisation's sign-in service (OpenID Connect).
  issuer        text,
  subject       text,
  created_at    timestamptz not null default now(),
  signed_in_at  timestamptz,
  unique (issuer, subject),
  check ((issuer is null) = (subject is null))
);

-- Only the SHA-256 of a session's token is kept: who reads this table cannot sign in with it.
create table session (
  token_hash bytea       primary key,
  person     text        not null references person (id),
  started_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);
create index session_person on session (person);

-- Browsers in which a person has signed in before: a stranger's guesses do not slow them down. Only the token's SHA-256 is kept.
create table known_device (
  token_hash bytea       not null,
  person     text        not null references person (id),
  seen_at    timestamptz not null default now(),
  primary key (token_hash, person)
);
create index known_device_person on known_device (person, seen_at);

-- Failed sign-ins by login and address together, by address, by login and by known browser (all hashed); kept here so that a
-- restart forgives nothing.
create table sign_in_failure (
  key           text        primary key,
  failures      integer     not null,
  last_at       timestamptz not null,
  blocked_until timestamptz not null
);

-- A sign-in through the organisation's service that is under way.
create table sign_in_attempt (
  state_hash bytea       primary key,
  nonce      text        not null,
  verifier   text        not null,
  started_at timestamptz not null default now()
);

-- Who did what, when, from where, and how it ended. Every row holds the SHA-256 of the one before it.
create table audit (
  number      bigint      primary key,
  at          timestamptz not null,
  -- A person's id, '' for somebody who is not signed in and for the program itself.
  actor       text        not null,
  actor_name  text        not null,
  role        text        not null,
  address     text        not null,
  -- The request line of the contract, or what the program did by itself.
  action      text        not null,
  target      text        not null,
  -- `ok` or the code of the problem.
  outcome     text        not null,
  details     jsonb       not null,
  previous    bytea       not null,
  hash        bytea       not null
);
create index audit_at on audit (at);
create index audit_actor on audit (actor, number);

-- What of a row its hash covers: everything, lengths first so that no two rows read the same.
create function audit_hash(number bigint, at timestamptz, fields text[], details jsonb, previous bytea) returns bytea
language sql immutable as $$
  select sha256(convert_to(number || '|' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '|'
    || (select string_agg(length(field) || ':' || field, '|' order by place) from unnest(fields) with ordinality as one(field, place)) || '|'
    || details::text || '|' || encode(previous, 'hex'), 'UTF8'))
$$;

-- Whatever a statement says of number, previous and hash, the chain decides.
create function audit_chain() returns trigger language plpgsql as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(44902027);
  select a.number, a.hash into last from audit a order by a.number desc limit 1;
  new.number := coalesce(last.number, 0) + 1;
  new.at := clock_timestamp();
  new.previous := coalesce(last.hash, '\x'::bytea);
  new.hash := audit_hash(new.number, new.at, array[new.actor, new.actor_name, new.role, new.address, new.action, new.target, new.outcome], new.details, new.previous);
  return new;
end
$$;
create trigger audit_chain before insert on audit for each row execute function audit_chain();

-- What was written last, signed with a key that is not in the database: who takes the newest rows away or computes the whole chain
-- anew cannot sign what is left.
create table audit_head (
  one    boolean primary key default true check (one),
  number bigint  not null,
  hash   bytea   not null,
  mac    bytea   not null
);

-- What strangers do in great numbers, and what limits refuse: counted by hour or minute, one row of the log for each when it is over.
create table audit_tally (
  key     text        primary key,
  began   timestamptz not null,
  until   timestamptz not null,
  role    text        not null,
  address text        not null,
  action  text        not null,
  outcome text        not null,
  count   bigint      not null
);
create index audit_tally_until on audit_tally (until);

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_append_only before update or delete or truncate on audit for each statement execute function audit_refuse();
