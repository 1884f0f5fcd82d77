-- A bureau's own files on their way in: what was dropped, what was decided of it, its rows until they are published, and what is kept of how a source is read.

-- One row for each import. It is also where a check goes on after a crash: choices, step, done.
create table import_job (
  region           text        not null,
  id               uuid        not null default gen_random_uuid(),
  -- Names the parts of import_row.
  number           bigint      generated always as identity unique,
  state            text        not null default 'inspecting'
                   check (state in ('inspecting', 'ready', 'waiting', 'checking', 'checked', 'publishing', 'published', 'cancelled', 'failed')),
  -- Null: not chosen yet.
  layer            text,
  -- As they came: name, size in bytes; the first is stored as 0, and so on.
  files            jsonb       not null,
  -- What is in them; null until they were looked at.
  found       jsonb,
  -- Null until the inspection proposes some.
  choices          jsonb,
  -- Where the proposed choices come from: an earlier import of the same columns, or nothing but the names.
  saved_from       uuid,
  created_by       text        not null,
  created_by_name  text        not null,
  created_at       timestamptz not null default now(),
  changed_at       timestamptz not null default now(),
  -- Of what runs: its step, rows done, rows in all where that is known.
  step             text,
  done             integer     not null default 0,
  total            integer,
  -- The layer's revision that the rows were compared with, and what the layer's attributes were then.
  against          integer,
  schema_mark      text,
  -- Counts, after a check.
  report           jsonb,
  -- What is to be published and why.
  wish             jsonb,
  published_as     integer,
  published_at     timestamptz,
  -- Why it failed: the problem's code and its words.
  fault            jsonb,
  cancel_asked     boolean     not null default false,
  -- Which process is at it, and when it last said so.
  holder           text,
  heartbeat_at     timestamptz,
  primary key (region, id)
);
create index import_job_newest on import_job (region, number desc);

-- The rows of an import until it is published, each job's in a part of its own that is dropped at the end.
create table import_row (
  job         bigint      not null,
  -- As the file counts them, from 1.
  number      integer     not null,
  -- The feature that it is about.
  id          text        not null,
  valid_from  date,
  valid_to    date,
  geom        geometry(Geometry, 4490),
  attributes  jsonb       not null,
  -- What is wrong with what it says, with its shape, and with it among the other rows.
  said_faults jsonb       not null default '[]',
  shape_faults jsonb     not null default '[]',
  group_faults jsonb     not null default '[]',
  -- 0 nothing, 1 to be looked at, 2 cannot be published
  said_severity  smallint not null default 0,
  shape_severity smallint not null default 0,
  group_severity smallint not null default 0,
  severity    smallint    generated always as (greatest(said_severity, shape_severity, group_severity)) stored,
  -- The same for rows of the same shape, wherever their rings begin.
  shape_mark  uuid,
  -- A person left it out, or changed what it says.
  left_out    boolean     not null default false,
  edited      boolean     not null default false,
  -- Against what the layer holds; null: not compared.
  change      text        check (change in ('added', 'changed', 'unchanged')),
  -- Attributes that differ, `$shape`, `$standing` (another official status or accuracy), `$days`.
  what        text[]      not null default '{}',
  primary key (job, number)
) partition by list (job);

-- How a source was read the last time: offered when the same columns come again.
create table import_habit (
  region       text        not null,
  -- A hash of the columns' names.
  columns_mark text        not null,
  -- The file's name with its figures left out: `图斑#.shp`.
  name_pattern text        not null,
  layer        text        not null,
  choices      jsonb       not null,
  job          uuid        not null,
  saved_at     timestamptz not null default now(),
  primary key (region, columns_mark, name_pattern)
);

-- How the source file was read (encoding, coordinate system, datum, mapping), and the earlier revision that this one brings back.
alter table revision add column source_read jsonb, add column restores integer;
