-- Sites that people saved, each with the answers it was given: an answer stays as it was, with the versions it rested on.

create table saved_site (
  id          uuid        primary key default gen_random_uuid(),
  region      text        not null,
  name        text        not null check (length(name) between 1 and 200),
  -- GeoJSON in CGCS2000 degrees, as it was drawn or read.
  geometry    jsonb       not null,
  -- What it would be, in the words of the site check.
  said        jsonb       not null,
  created_by  text        not null,
  created_at  timestamptz not null default now(),
  -- Taken off the list; nothing is deleted.
  removed_at  timestamptz,
  removed_by  text
);

create index saved_site_list on saved_site (region, created_at desc) where removed_at is null;

create table site_run (
  id      uuid        primary key default gen_random_uuid(),
  site    uuid        not null references saved_site,
  at      timestamptz not null default now(),
  actor   text        not null,
  answer  jsonb       not null,
  -- The worst of the rules that applied, and what each rule said of the objects of each layer: the list is cut to what somebody may see by these
  -- alone, without reading an answer.
  verdict text        not null,
  outline jsonb       not null
);

create index site_run_of_site on site_run (site, at desc);
