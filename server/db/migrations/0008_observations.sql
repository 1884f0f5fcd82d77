-- What people report of the plan's targets. A row stays as it was written: who corrects one writes another that names it.

create table observation (
  id          bigint      generated always as identity primary key,
  region      text        not null,
  indicator   text        not null,
  series      text        not null,
  -- Id of a feature of the city's territory; null: the whole city.
  district    text,
  -- The days that it speaks of, both included.
  period_from date        not null,
  period_to   date        not null check (period_to >= period_from),
  value       numeric     not null,
  numerator   numeric,
  denominator numeric,
  -- The version of the indicator's definition that it was counted by.
  definition  text        not null,
  source      text        not null check (length(source) between 1 and 500),
  note        text        not null default '',
  -- Invented, or drawn from descriptions.
  demonstration boolean   not null default false,
  -- Id of the person, '' for the program itself; and by what name others read of them.
  entered_by  text        not null,
  entered_by_name text    not null,
  entered_at  timestamptz not null default clock_timestamp(),
  -- The row that it corrects: each is corrected once, the newest of a chain stands.
  replaces    bigint      unique references observation (id) check (replaces < id),
  -- Nothing stands in the place of the row that it replaces.
  withdrawn   boolean     not null default false check (not withdrawn or replaces is not null)
);
create index observation_of_indicator on observation (region, indicator, id);

create function observation_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'observations are append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger observation_append_only before update or delete or truncate on observation for each statement execute function observation_refuse();

-- A layer as it was told earlier is found by place too, also where its versions have been closed since.
create index feature_geom_ever on feature using gist (geom);
