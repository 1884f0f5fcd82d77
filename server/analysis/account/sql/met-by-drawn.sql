-- Which patches a drawn polygon meets (`affected`). To cut these what lies before them is `needed`, and what lies before that.
-- $1 GeoJSON; then the instant that is asked about
with drawn as materialized (
  select st_force2d(st_setsrid(st_geomfromgeojson($1::text), 4490)) as geom
),
affected as materialized (
  select p.id from drawn d join :layer p on p.geom && d.geom and st_intersects(p.geom, d.geom)
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
select array(select id from affected) as affected, array(select id from needed) as needed, (select count(*)::integer from affected) as patches
