-- Which patches a change can have touched. A piece depends on the patches before it on common ground, and on those before them: so
-- neighbours and their neighbours are `affected`; to cut these anew their own neighbours, twice over, are `needed`.
with changed as materialized (
  select distinct id from feature where region = $1 and layer = :layer_name and (revision_from > $2 or revision_to > $2)
),
-- Every shape that a changed one had or has.
moved as materialized (
  select f.geom from feature f join changed on changed.id = f.id
  where f.region = $1 and f.layer = :layer_name and f.valid_to is null and (f.revision_to is null or f.revision_to > $2)
),
first as materialized (
  select id from changed
  union
  select p.id from moved join :layer p on p.geom && moved.geom and st_intersects(p.geom, moved.geom)
),
affected as materialized (
  select id from first
  union
  select q.id from first join :layer p on p.id = first.id join :layer q on q.geom && p.geom and st_intersects(q.geom, p.geom)
),
third as materialized (
  select id from affected
  union
  select q.id from affected join :layer p on p.id = affected.id join :layer q on q.geom && p.geom and st_intersects(q.geom, p.geom)
),
needed as (
  select id from third
  union
  select q.id from third join :layer p on p.id = third.id join :layer q on q.geom && p.geom and st_intersects(q.geom, p.geom)
)
select array(select id from affected) as affected, array(select id from needed) as needed, (select count(*)::integer from :layer) as patches
