-- The pieces of an area account, kept so that a changed patch costs what it touches and not the whole union again.

create table account_piece (
  region     text           not null,
  indicator  text           not null,
  -- Feature id of the patch in the account's layer.
  patch      text           not null,
  name       text           not null,
  category   text           not null,
  year       integer,
  measure    text,
  -- For ground that another patch has already: that patch.
  counted_in text,
  -- Zone ids by zone kind: {"district": "150302", "watershed": null}
  zones      jsonb          not null,
  area_m2    numeric(20, 4) not null,
  geom       geometry(Geometry, 4490) not null
);

create index account_piece_patch on account_piece (region, indicator, patch);
create index account_piece_geom on account_piece using gist (geom);

-- What the kept pieces rest on: one row for each account.
create table account_basis (
  region     text        not null,
  indicator  text        not null,
  -- Revision of the account's own layer up to which they hold.
  revision   integer     not null,
  -- The statement, and the revisions of all other layers that it reads.
  rests_on   text        not null,
  made_at    timestamptz not null default now(),
  primary key (region, indicator)
);
