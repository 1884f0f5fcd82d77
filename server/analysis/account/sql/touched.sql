-- Which patches a change can have touched. Pieces change only on ground that a changed patch covers or covered: so the patches that meet it
-- are `affected`. To cut these anew what lies before them is `needed`, and what lies before that.
with changed as materialized (
  select distinct id from feature where region = $1 and layer = :layer_name and (revision_from > $2 or revision_to > $2)
),
-- Every shape that a changed one had or has.
moved as materialized (
  select f.geom from feature f join changed on changed.id = f.id
  where f.region = $1 and f.layer = :layer_name and f.valid_to is null and (f.revision_to is null or f.revision_to > $2)
),
affected as materialized (
  select id from changed
  union
  select p.id from moved join :layer p on p.geom && moved.geom and st_intersects(p.geom, moved.geom)
),
before as materialized (
  select id from affected
  union
  select q.id from affected join :layer p on p.id = affected.id join :layer q on q.geom && p.geom and st_intersects(q.geom, p.geom)
),
needed as (
  select id from before
  union
  select q.id from before join :layer p on p.id = before.id join :layer q on q.geom && p.geom and st_intersects(q.geom, p.geom)
)
select array(select id from affected) as affected, array(select id from needed) as needed, (select count(*)::integer from :layer) as patches
