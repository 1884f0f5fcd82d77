-- The pieces of an account as far as they lie in a drawn polygon, without their shapes. A part has its share of the piece's own area, so
-- that the parts of a piece make it up. $1 region, $2 indicator, $3 GeoJSON
with drawn as materialized (
  select st_force2d(st_setsrid(st_geomfromgeojson($3::text), 4490)) as geom
),
met as materialized (
  select p.*, case when st_covers(d.geom, p.geom) then p.geom else st_collectionextract(st_intersection(p.geom, d.geom, 1e-9), 3) end as part
  from drawn d
  join :pieces p on p.geom && d.geom and st_intersects(p.geom, d.geom)
  where p.region = $1 and p.indicator = $2
),
held as (
  select met.*,
         case
           -- Pieces were cut at 1e-9 degrees (0.1 mm) before: along a border drawn along theirs they differ by no more than that.
           when st_area(geom) - st_area(part) <= 2e-9 * st_perimeter(geom) then 1
           when st_area(part) <= 2e-9 * st_perimeter(part) then 0
           else least(1, st_area(st_segmentize(part, 0.001)::geography) / st_area(st_segmentize(geom, 0.001)::geography))
         end as share
  from met
)
select patch, category, year, measure, zones, round((area_m2 * share::numeric), 4)::double precision as area_m2
from held
where share > 0
