-- Features in their versions, and the published changes that made them.

create schema if not exists layers;

-- One row for each published change of a layer: who, when, why, from which file, and where the layer has data.
create table revision (
  region        text        not null,
  layer         text        not null,
  number        integer     not null check (number > 0),
  published_at  timestamptz not null default now(),
  actor         text        not null,
  reason        text        not null,
  source        text        not null,
  licence       text        not null,
  attribution   text        not null default '',
  source_file   text,
  source_sha256 text,
  as_of         date,
  status        text        not null check (status in ('draft', 'consultation', 'published', 'repealed')),
  accuracy_m    double precision,
  demonstration boolean     not null default false,
  -- "We have data here", of this revision; a layer's coverage is the union over its revisions. Null: not stated.
  coverage      geometry(MultiPolygon, 4490),
  changed_bbox  geometry(Polygon, 4490),
  added         integer     not null default 0,
  changed       integer     not null default 0,
  removed       integer     not null default 0,
  primary key (region, layer, number)
);

-- valid_from … valid_to: when this shape held in the world (-infinity: since before anyone wrote it down; null: still).
-- revision_from … revision_to: when we held it to be so (null: still). A change closes a version and opens one.
create table feature (
  region        text    not null,
  layer         text    not null,
  id            text    not null,
  valid_from    date    not null default '-infinity',
  valid_to      date    check (valid_to > valid_from),
  revision_from integer not null,
  revision_to   integer check (revision_to > revision_from),
  geom          geometry(Geometry, 4490) not null check (not st_isempty(geom)),
  -- The layer's attributes under their catalogue names, and the reserved source, confidence, synthetic and extra (what
  -- the source file said beyond the layer's attributes).
  attributes    jsonb   not null default '{}'::jsonb,
  primary key (layer, region, id, valid_from, revision_from)
) partition by list (layer);

create index feature_geom on feature using gist (geom) where revision_to is null;
create index feature_current on feature (layer, region, id) where revision_to is null and valid_to is null;

-- What tiles are cut from: Web Mercator, one row for each version and zoom band. Drawing only; nothing is measured here.
create table tile_geometry (
  region        text     not null,
  layer         text     not null,
  id            text     not null,
  revision_from integer  not null,
  revision_to   integer,
  -- Lowest zoom of the band: 10 holds the shape as stored, lower bands generalised shapes with sub-pixel ones left out.
  band          smallint not null,
  geom          geometry(Geometry, 3857) not null,
  -- id, class, label, synthetic and the attributes marked in_tile
  properties    jsonb    not null,
  primary key (layer, region, band, id, revision_from)
) partition by list (layer);

create index tile_geometry_geom on tile_geometry using gist (geom);

-- What the search box finds.
create table search_entry (
  region      text     not null,
  layer       text     not null,
  id          text     not null,
  -- The label as shown.
  title       text     not null,
  -- Lower case: every searchable value, full pinyin and pinyin initials, separated by newlines.
  haystack    text     not null,
  point       geometry(Point, 4490) not null,
  box         geometry(Polygon, 4490),
  synthetic   boolean  not null default false,
  primary key (layer, region, id)
);

-- Places of gazetteers that come as packages; a township without a published position has none here either.
create table place (
  region      text     not null,
  id          text     not null,
  kind        text     not null,
  title       text     not null,
  subtitle_zh text     not null default '',
  subtitle_en text     not null default '',
  haystack    text     not null,
  point       geometry(Point, 4490),
  source      text     not null,
  licence     text     not null,
  primary key (region, id)
);
